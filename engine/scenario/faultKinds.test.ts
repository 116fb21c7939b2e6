import { describe, expect, it } from 'vitest';
import { type BoxEffects, effectsOf, FAULT_KINDS, ruleOf } from './faultKinds';

const POWER_LOST = ['lb-crash', 'backend-power-loss'];
const PROCESS_DEAD = ['proxy-death', 'backend-crash'];
const CUT_OR_FROZEN = ['lb-hang', 'link-down', 'backend-hang'];

/** The kinds of which this holds, in the order of their table. */
function kindsThat(holds: (effects: BoxEffects) => boolean): string[] {
  return FAULT_KINDS.filter((kind) => {
    const effects = effectsOf(kind);
    return effects !== null && holds(effects);
  });
}

function expectKinds(holds: (effects: BoxEffects) => boolean, kinds: readonly string[]): void {
  expect(kindsThat(holds).toSorted()).toEqual([...kinds].toSorted());
}

describe('a fault of a box', () => {
  it('leaves it silent without power, cut off or frozen; only a live kernel refuses for a dead process', () => {
    expectKinds(({ answers }) => answers === 'silent', [...POWER_LOST, ...CUT_OR_FROZEN]);
    expectKinds(({ answers }) => answers === 'refuses', PROCESS_DEAD);
  });

  it('takes its memory with the process, not with the cable or the clock', () => {
    expectKinds(({ forgets }) => forgets, [...POWER_LOST, ...PROCESS_DEAD]);
  });

  it('takes the carrier where power or cable are gone', () => {
    expectKinds(({ dropsCarrier }) => dropsCarrier, [...POWER_LOST, 'link-down']);
  });

  it('ends its speaker with the machine, by itself, or with a goodbye', () => {
    expectKinds(({ speaker }) => speaker === 'falls-silent', ['lb-crash', 'lb-hang', 'link-down']);
    expectKinds(({ speaker }) => speaker === 'dies', ['daemon-death']);
    expectKinds(({ speaker }) => speaker === 'says-goodbye', ['drain']);
  });

  it('does one thing alone where it is a drain, a skewed list, slowness or errors', () => {
    expectKinds(({ drains }) => drains, ['drain']);
    expectKinds(({ cutsNews }) => cutsNews, ['list-skew']);
    expectKinds(({ slows }) => slows, ['backend-slow']);
    expectKinds(({ fails }) => fails === 'after-service', ['backend-grey']);
    expectKinds(({ fails }) => fails === 'at-once', ['backend-fail-fast']);
  });

  it('is an illness unless the box still does its work', () => {
    expectKinds(({ isIllness }) => !isIllness, ['daemon-death', 'list-skew', 'drain']);
  });
});

it('slowness and spikes are up to 1000 times as much, shares from none to all', () => {
  const factors = FAULT_KINDS.filter((kind) => ruleOf(kind).factor).map((kind) => [kind, ruleOf(kind).factor]);
  expect(Object.fromEntries(factors)).toEqual({
    'backend-slow': [1, 1000],
    spike: [1, 1000],
    'backend-grey': [0, 1],
    'backend-fail-fast': [0, 1],
    'zone-partial': [0, 1],
  });
  expect(FAULT_KINDS.filter((kind) => ruleOf(kind).inTurns)).toEqual(['backend-flap', 'deploy']);
});
