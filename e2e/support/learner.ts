import type { Locator, Page } from '@playwright/test';
import { expect, lessonPath, open } from './test';

export const stepIds = ['which-lb', 'prefer-own-zone', 'crash-in-flight', 'one-of-three-backends', 'what-saves'];

/** What the learner presses and reads, as the page says it. */
export const words = {
  en: {
    commit: 'Commit to this answer',
    skip: 'Skip to the outcome',
    verdict: /^(Right|Not right)$/,
    right: 'Right',
    next: 'Next step',
    retry: 'Try again with other parameters',
    world: 'Show when it would be true',
    lock: (step: number) => `Locked. Answer step ${step} to open it.`,
    finished: 'You have been through every step.',
    skipPrediction: 'Skip this',
    play: 'Play',
    pause: 'Pause',
    moment: 'Moment of the run',
    card: /^Card /,
    forgotten: 'I do not remember',
    grade: /Well/,
    graded: 'Graded: 3',
  },
  ru: {
    commit: 'Ответить так',
    skip: 'Сразу к итогу',
    verdict: /^(Верно|Неверно)$/,
    right: 'Верно',
    next: 'Следующий шаг',
    retry: 'Ответить при других параметрах',
    world: 'Показать, когда это было бы верно',
    lock: (step: number) => `Закрыто. Чтобы открыть, ответьте на шаг ${step}.`,
    finished: 'Все шаги пройдены.',
    skipPrediction: 'Пропустить',
    play: 'Пуск',
    pause: 'Пауза',
    moment: 'Момент прогона',
    card: /^Карточка /,
    forgotten: 'Не помню',
    grade: /Хорошо/,
    graded: 'Оценка: 3',
  },
};
export type Locale = keyof typeof words;

export const stepAt = (page: Page, index: number): Locator => page.locator(`#step-${stepIds[index]}`);
export const verdictOf = (step: Locator, locale: Locale = 'en') =>
  step.getByRole('heading', { level: 4, name: words[locale].verdict });

/** Opens the lesson at the trace and waits until its first step is alive. */
export async function openTrace(page: Page, locale: Locale = 'en'): Promise<void> {
  await open(page, `${locale}/${lessonPath}#trace`);
  await expect(stepAt(page, 0).getByRole('radio').first()).toBeEnabled();
}

/** How a learner presses a control: pointer, finger or keys. */
export type Press = (target: Locator) => Promise<void>;
export const click: Press = (target) => target.click();

/** Answers a step with its nth option, the last one where there are fewer. */
export async function answer(step: Locator, option: number, locale: Locale = 'en', press = click): Promise<void> {
  const options = step.getByRole('radio');
  await press(options.nth(Math.min(option, (await options.count()) - 1)));
  await press(step.getByRole('button', { name: words[locale].commit }));
  await press(step.getByRole('button', { name: words[locale].skip }));
  await expect(verdictOf(step, locale)).toBeVisible();
}

/** Goes through all steps of the trace. */
export async function finishTrace(page: Page, locale: Locale, press = click): Promise<void> {
  for (const index of stepIds.keys()) {
    const step = stepAt(page, index);
    await answer(step, 1, locale, press);
    const next = step.getByRole('link', { name: words[locale].next });
    if (index < stepIds.length - 1) await press(next);
    else await expect(next).toHaveCount(0);
  }
  await expect(page.getByText(words[locale].finished)).toBeVisible();
}

export const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Goes to a target as a keyboard does, and presses it: Tab enters a radio group once, the arrows go on inside it. */
export async function byKeyboard(page: Page, target: Locator): Promise<void> {
  const keyTowards = (element: HTMLInputElement) => {
    const active = document.activeElement as HTMLInputElement | null;
    if (active === element) return element.type === 'radio' ? 'Space' : 'Enter';
    return element.type === 'radio' && active?.name === element.name ? 'ArrowDown' : 'Tab';
  };
  for (let presses = 0; presses < 80; presses++) {
    const key = await target.evaluate(keyTowards);
    await page.keyboard.press(key);
    if (key === 'Space' || key === 'Enter') return;
  }
  await expect(target).toBeFocused();
}
