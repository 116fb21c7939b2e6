import type { Locator } from '@playwright/test';
import { drawn } from './support/long';
import { breakByMouseAndKeyboard, named, skipPrediction, stageOf } from './support/stage';
import { lessonPath, onePage } from './support/test';

const byButton = (name: RegExp) => (stage: Locator) => named(stage, 'button', name).first().click();

/** The simulations that have no suite of their own, each with something that is still alive when its run is over. */
const OTHERS = {
  maglev: byButton(/Crash a1$/),
  zones: byButton(/Crash b1$/),
  tls: byButton(/9× new connections$/),
  'saas-day': byButton(/Crash LB_US-A$/),
};

const { test, page } = onePage(`en/${lessonPath}`);

for (const [id, strike] of drawn(Object.keys(OTHERS) as (keyof typeof OTHERS)[]).map((id) => [id, OTHERS[id]] as const))
  test(`${id}: a break at the end is seen; every fault is dragged, moved by key, deleted and set anew`, async () => {
    const stage = await stageOf(page(), id);
    if (id !== 'saas-day') await skipPrediction(stage);
    await breakByMouseAndKeyboard(stage, strike);
  });
