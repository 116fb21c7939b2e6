import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { BackendBox, LbBox } from './boxes';
import { IdleConnections } from './idleConnections';

const { lbs, backends } = namedScenarios.flagship.topology;
const made = () => ({
  idle: new IdleConnections(2, 2),
  callers: lbs.slice(0, 2).map((lb) => new LbBox(lb, 0)),
  hosts: backends.slice(0, 2).map((backend) => new BackendBox(backend, 0)),
});

describe('an idle connection', () => {
  it('is taken as often as it was given, by its own caller to its own backend', () => {
    const { idle, callers, hosts } = made();
    const take = (caller: number, host: number) => idle.take(caller, callers[caller]!, host, hosts[host]!);
    expect(take(0, 1)).toBeNull();
    idle.give(0, callers[0]!, 1, hosts[1]!);
    idle.give(0, callers[0]!, 1, hosts[1]!);
    expect([take(0, 0), take(1, 1), take(1, 0)]).toEqual([null, null, null]);
    expect([take(0, 1), take(0, 1), take(0, 1)]).toEqual([hosts[1]!.epoch, hosts[1]!.epoch, null]);
  });

  it('goes with the memory of its caller, and no other’s', () => {
    const { idle, callers, hosts } = made();
    for (const caller of [0, 1]) for (const host of [0, 1]) idle.give(caller, callers[caller]!, host, hosts[host]!);
    callers[0]!.forget();
    expect(idle.take(0, callers[0]!, 0, hosts[0]!)).toBeNull();
    expect(idle.take(0, callers[0]!, 1, hosts[1]!)).toBeNull();
    expect(idle.take(1, callers[1]!, 0, hosts[0]!)).not.toBeNull();
    expect(idle.take(1, callers[1]!, 1, hosts[1]!)).not.toBeNull();
  });

  it('goes with the memory of its backend, once that can say so', () => {
    const { idle, callers, hosts } = made();
    for (const caller of [0, 1]) for (const host of [0, 1]) idle.give(caller, callers[caller]!, host, hosts[host]!);
    const before = hosts[1]!.epoch;
    hosts[1]!.forget();
    expect(idle.take(0, callers[0]!, 0, hosts[0]!)).not.toBeNull();
    const silent = Object.assign(Object.create(hosts[1]!), { condition: 'silent' }) as BackendBox;
    expect(idle.take(0, callers[0]!, 1, silent)).toBe(before);
    expect(idle.take(1, callers[1]!, 1, hosts[1]!)).toBeNull();
    expect(idle.take(1, callers[1]!, 0, hosts[0]!)).not.toBeNull();
  });
});
