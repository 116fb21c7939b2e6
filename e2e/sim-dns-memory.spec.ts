import { pictureOf, simulationSuite, time } from './support/stage';
import { expect } from './support/test';

const path = 'en/learn/dns-is-slow-to-forget/';
const id = 'dns-memory';

const { test, fresh } = simulationSuite({
  path,
  id,
  typed: '7',
  fault: /Crash LB_B$/,
  broken: /LB_B: dead/,
  other: 'routing: a withdrawn route',
  isAboutTheFault: true,
});

test(`${id}: a learner watches caches forget, while a route is gone at once`, async () => {
  const stage = await fresh();
  const share = async () => Number(/sent to LB_A: (\d+)%/.exec((await pictureOf(stage).textContent()) ?? '')?.[1]);
  const lane = stage.getByRole('region', { name: 'routing: a withdrawn route' });
  const shares: number[] = [];
  for (const tMs of [58_000, 90_000, 130_000]) {
    await time(stage).fill(String(tMs));
    shares.push(await share());
    await expect(lane).toContainText('sent to LB_A: 0%');
  }
  expect(shares[0]).toBe(100);
  expect(shares[1]).toBeGreaterThan(30);
  expect(shares[2]).toBeGreaterThan(0);
  expect(shares[2]).toBeLessThan(20);

  await stage.getByRole('slider', { name: 'Resolvers that overstay' }).fill('0');
  await expect(stage).toHaveAttribute('data-state', 'done');
  await expect.poll(share).toBe(0);
});
