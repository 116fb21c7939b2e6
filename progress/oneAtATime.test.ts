import { expect, it } from 'vitest';
import { oneAtATime } from './oneAtATime';

it('a run that fails tells who asked for it, and the next one runs', async () => {
  let runs = 0;
  const run = oneAtATime(async () => {
    runs += 1;
    if (runs === 1) throw new Error('a listener failed');
  });
  await expect(run()).rejects.toThrow('a listener failed');
  await run();
  await Promise.all([run(), run()]);
  expect(runs).toBe(3);
});
