import { named, opened, pictureOf, simulationSuite, time } from './support/stage';
import { expect } from './support/test';

const path = 'en/learn/tls-at-the-edge/';
const id = 'tls-fleet';

const { test, fresh } = simulationSuite({
  path,
  id,
  typed: '12',
  fault: /Crash LB_A$/,
  broken: /dead/,
  other: 'begin anew',
});

test(`${id}: a learner moves the round trip and sees what each handshake makes of it`, async () => {
  const stage = await fresh();
  const picture = expect(pictureOf(stage));
  await picture.toContainText(/new: answer after 60\sms/);
  await named(stage, 'slider', /^Round trip/).fill('100');
  await picture.toContainText(/new: answer after 300\sms/);
  await stage.getByRole('radio', { name: 'send the request at once (0-RTT)' }).check();
  await picture.toContainText(/ticket: answer after 200\sms/);
  await stage.getByRole('radio', { name: 'TLS 1.2' }).check();
  await picture.toContainText(/new: answer after 400\sms/);
  await picture.toContainText(/ticket: answer after 300\sms/);
});

test(`${id}: a shared key lets the fleet resume, and shortens the queue in the spike`, async () => {
  const stage = await fresh();
  await time(stage).fill('3900');
  const figures = async () => {
    const text = (await pictureOf(stage).textContent()) ?? '';
    const [, resumed, p99] = /(\d+)% resumed.*p99 ([\d.]+)\sms/.exec(text)!;
    return { resumed: Number(resumed), p99: Number(p99) };
  };
  const own = await figures();
  expect(own.resumed).toBeLessThan(25);
  await stage.getByRole('radio', { name: 'one key, shared by all' }).check();
  await expect.poll(async () => (await figures()).resumed).toBeGreaterThan(75);
  expect((await figures()).p99).toBeLessThan(own.p99 / 2);
});

test(`${id}: a learner goes through a handshake flight by flight, over TCP and in QUIC`, async () => {
  const part = await opened(await fresh(), 'The handshake, flight by flight');
  const flights = part.getByRole('row');
  await expect(flights).toHaveCount(7);
  await named(part, 'button', 'Flight back').click();
  await expect(flights).toHaveCount(6);
  await named(part, 'button', 'Flight on').click();
  await expect(part).toContainText(/leaves after 2 round trips, 40\sms/);
  await part.getByRole('combobox', { name: 'Protocol' }).selectOption('TLS 1.3 in QUIC');
  await part.getByRole('combobox', { name: 'The client' }).selectOption('sends 0-RTT, and it is accepted');
  await expect(flights).toHaveCount(3);
  await expect(part).toContainText(/padded to 1,200\sB/);
  await expect(part).toContainText(/leaves after 0 round trips, 0\sms; its answer is there after 20\sms/);
});
