import type { Locator } from '@playwright/test';
import { turn } from './support/long';
import { momentOf, skipPrediction, stageOf, time } from './support/stage';
import { expect, lessonPath, onePage } from './support/test';

const { test, page } = onePage(`en/${lessonPath}`);

const DOTS = 12;

/** As the moments and dots of a test are drawn: the same every time. */
function drawsFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

interface Pressed {
  readonly title: string;
  /** The name of the machine in whose box the dot lies, if it lies in one. */
  readonly box: string | null;
}

/** Presses the nth dot of the picture, as a pointer does, and tells what it says of itself. */
function press(stage: Locator, nth: number): Promise<Pressed> {
  return stage
    .locator('.picture .dot')
    .nth(nth)
    .evaluate((dot) => {
      const title = dot.querySelector('title')!.textContent!;
      const box = dot.closest('.box')?.querySelector('.box-name')?.textContent ?? null;
      dot.firstElementChild!.nextElementSibling!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      return { title, box };
    });
}

/** Shows random moments and presses random dots; gives each dot's words with the steps that its explanation tells. */
async function ask(id: string, check: (pressed: Pressed, steps: string[], told: string) => void): Promise<void> {
  const stage = await stageOf(page(), id);
  await skipPrediction(stage);
  const end = Number(await time(stage).getAttribute('max'));
  const draw = drawsFrom(7);
  for (let asked = 0; asked < DOTS; asked++) {
    await time(stage).fill(String(500 + draw(end - 500)));
    await expect.poll(() => momentOf(stage)).toBeGreaterThan(0);
    const count = await stage.locator('.picture .dot').count();
    const pressed = await press(stage, draw(count));
    const flow = /flow (\d+)/.exec(pressed.title)![1];
    const why = stage.locator('section.why');
    await expect(why.getByRole('heading')).toHaveText(`Why did flow ${flow} go there?`, { useInnerText: true });
    check(pressed, await why.getByRole('listitem').allInnerTexts(), await why.innerText());
  }
}

test(
  'any tick on the hash line explains that very flow: the next hop it names is its LB, or the one that it was moved from',
  turn(1),
  async () => {
    await ask('anycast', ({ title }, steps, told) => {
      const lb = /LB_[A-C]/.exec(title)![0];
      const isThere = steps.some((step) => step.startsWith(`Next hop ${lb}:`));
      expect(isThere || told.includes(`, so ${lb}. Since:`)).toBe(true);
    });
  },
);

test('any dot in a backend explains that very flow, and its last step names that backend', turn(3), async () => {
  await ask('maglev', ({ box }, steps) => {
    expect(box).not.toBeNull();
    expect(steps.at(-1)).toContain(box!);
  });
});
