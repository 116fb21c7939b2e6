import type { Page } from '@playwright/test';
import { byKeyboard, click, finishTrace, isFocused, type Locale, type Press, stepAt, words } from './support/learner';
import { isLong, long } from './support/long';
import { expect, lessonPath, open, test } from './support/test';

/** Each simulation up to the trace, and the stop that it stands in. */
const simulations = {
  anycast: 'anycast',
  maglev: 'maglev',
  zones: 'zones',
  tls: 'tls',
  'whole-topology': 'why',
};

/** One way to work through a page: how controls are pressed, how a stop is reached, how the text is moved past. */
interface Way {
  readonly press: Press;
  goTo(page: Page, stop: string): Promise<void>;
  scrollOn(page: Page): Promise<void>;
}

const pointer = (press: Press): Way => ({
  press,
  goTo: (page, stop) => page.locator(`#${stop}`).scrollIntoViewIfNeeded(),
  scrollOn: (page) => page.mouse.wheel(0, 600),
});

const keyboard = (page: Page): Way => ({
  press: (target) => byKeyboard(page, target),
  async goTo(_, stop) {
    const heading = page.locator(`#${stop} h2 a`);
    for (let presses = 0; presses < 30 && !(await isFocused(heading)); presses++) await page.keyboard.press('j');
    await expect(heading).toBeFocused();
  },
  scrollOn: () => page.keyboard.press('PageDown'),
});

/** Skips the prediction of every simulation, plays it, and stops it again. */
async function playAll(page: Page, locale: Locale, { press, goTo }: Way): Promise<void> {
  const say = words[locale];
  for (const [id, stop] of Object.entries(simulations)) {
    await goTo(page, stop);
    const stage = page.locator(`#simulation-${id} figure.simulation`);
    await expect(stage).toHaveAttribute('data-state', 'done');
    await press(stage.getByRole('button', { name: say.skipPrediction, exact: true }));
    const moment = stage.getByRole('slider', { name: say.moment });
    const start = Number(await moment.inputValue());
    await press(stage.getByRole('button', { name: say.play, exact: true }));
    await expect.poll(async () => Number(await moment.inputValue())).toBeGreaterThan(start);
    await press(stage.getByRole('button', { name: say.pause, exact: true }));
  }
}

async function gradeCards(page: Page, locale: Locale, { press, goTo }: Way): Promise<void> {
  const say = words[locale];
  await goTo(page, 'recall');
  const cards = page.locator('#recall').getByRole('group', { name: say.card });
  await expect(cards).toHaveCount(3);
  for (const card of await cards.all()) {
    await press(card.getByRole('button', { name: say.forgotten }));
    await press(card.getByRole('button', { name: say.grade }));
    await expect(card.getByRole('status').first()).toContainText(say.graded);
  }
}

/** Reads to the end, and sees on the climb that nothing is missing. */
async function readOut(page: Page, locale: Locale, { scrollOn }: Way): Promise<void> {
  const isAtEnd = () => page.evaluate(() => innerHeight + scrollY >= document.documentElement.scrollHeight - 2);
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  for (let screens = 0; screens < 120 && !(await isAtEnd()); screens++) {
    await scrollOn(page);
    await page.waitForTimeout(60);
  }
  await page.goto(`${locale}/`);
  const standing = page.locator('#resilient-lb-architecture');
  for (const whole of ['15/15', '5/5', '3/3']) await expect(standing).toContainText(whole);
}

async function finishLesson(page: Page, locale: Locale, way: Way): Promise<void> {
  test.setTimeout(240_000);
  await open(page, `${locale}/${lessonPath}`);
  await playAll(page, locale, way);
  await way.goTo(page, 'trace');
  await expect(stepAt(page, 0).getByRole('radio').first()).toBeEnabled();
  await finishTrace(page, locale, way.press);
  await gradeCards(page, locale, way);
  await readOut(page, locale, way);
}

/** In the other language as well where there is time. */
const localesOf = (first: Locale): Locale[] => (isLong ? ['en', 'ru'] : [first]);

for (const locale of localesOf('en')) {
  test(`a learner can finish the lesson by keyboard alone (${locale})`, ({ page }) =>
    finishLesson(page, locale, keyboard(page)));
}

for (const locale of localesOf('ru')) {
  test(`a learner can finish the lesson by mouse (${locale})`, long, ({ page }) =>
    finishLesson(page, locale, pointer(click)),
  );
}

test.describe('on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  for (const locale of localesOf('ru')) {
    test(`a learner can finish the lesson by touch (${locale})`, long, ({ page }) =>
      finishLesson(
        page,
        locale,
        pointer((target) => target.tap()),
      ),
    );
  }
});
