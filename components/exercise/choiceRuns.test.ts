import { describe, expect, it } from 'vitest';
import type { Locale } from '../../course/languages';
import type { ClientChoice } from '../../course/schema/client';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario } from '../../engine/scenario/patch';
import { simulate } from '../../engine/simulation/simulate';
import { keyIn, type Runs, runOf, type Scenarios, scenariosOf, worldOf } from './choiceRuns';
import { statementsOf } from './statements';

const crashOf = (target: string) => [{ atMs: 4000, kind: 'lb-crash' as const, target, forMs: null }];

const choice: ClientChoice = {
  runs: { main: patchScenario(namedScenarios.anycast!, { faults: crashOf('lb-a') }) },
  variants: [{ id: 'middle', patch: { faults: crashOf('lb-b') } }],
  options: [
    { id: 'bystanders', when: [{ run: 'main', measure: 'flows.needlessShare', op: 'more', value: 0.05 }] },
    {
      id: 'only-its-own',
      misconception: 'rehash-spares-survivors',
      when: [{ run: 'main', measure: 'flows.needlessShare', op: 'less', value: 0.01 }],
      trueUnder: { policies: { ecmp: { algorithm: 'resilient' } } },
    },
  ],
};

/** With the spaces that do not break made ordinary. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

function run(scenarios: Scenarios): Runs {
  return Object.fromEntries(Object.entries(scenarios).map(([name, scenario]) => [name, simulate(scenario)]));
}

describe('a choice judged by its runs', () => {
  it('has the key that the engine gives, and another one where a variant changes the world', () => {
    expect(keyIn(choice, run(scenariosOf(choice, 0)))).toBe('bystanders');
    expect(keyIn(choice, run(scenariosOf(choice, 1)))).toBe('only-its-own');
  });

  it('is asked as written again after its last variant', () => {
    expect(scenariosOf(choice, 2)).toEqual(scenariosOf(choice, 0));
  });

  it('shows a wrong option the world in which it holds', () => {
    const [right, wrong] = choice.options;
    expect(keyIn(choice, run(worldOf(choice, wrong!)!))).toBe(wrong!.id);
    expect(worldOf(choice, right!)).toBeUndefined();
  });

  it('shows of an answer what comes of it, where each has a run of its own', () => {
    const [main, tried] = [simulate(namedScenarios.zones!), simulate(namedScenarios.anycast!)];
    expect(runOf({ main, 'more-zones': tried }, 'more-zones')).toBe(tried);
    expect(runOf({ main, 'more-zones': tried }, 'fewer-zones')).toBe(main);
    expect(runOf({ main }, undefined)).toBe(main);
  });

  it('refuses a statement about a run that the choice does not have', () => {
    const [option] = choice.options;
    const elsewhere = { ...option!, when: option!.when!.map((predicate) => ({ ...predicate, run: 'other' })) };
    expect(() => keyIn({ ...choice, options: [elsewhere] }, run(choice.runs))).toThrow(
      'expected a run named main, found other',
    );
  });
});

describe('the statements of an option, as text', () => {
  const [, wrong] = choice.options;
  const worlds = [run(choice.runs), run(worldOf(choice, wrong!)!)];

  it('stand beside what each world gives, with whether they hold there', () => {
    const [statement] = statementsOf(wrong!, worlds, 'en');
    expect(statement).toMatchObject({
      figure: 'of all open flows: moved although their LB was alive',
      needed: 'less than 1%',
      found: [{ holds: false }, { text: '0%', holds: true }],
    });
  });

  it('say where and when they are about, in the language of the page', () => {
    const windowed = {
      id: 'kept',
      when: [
        {
          run: 'other',
          measure: 'zone.share:lb-a>B',
          window: { fromMs: 2000, untilMs: 4000 },
          op: 'between' as const,
          value: [0.25, 0.5] as [number, number],
        },
      ],
    };
    const runs = { other: simulate(namedScenarios.zones!) };
    const told = (locale: Locale) => statementsOf(windowed, [runs], locale)[0]!;
    expect(plain(told('en').figure)).toBe(
      'of the requests of lb-a: sent to zone B, from 2 s on, until 4 s, in the compared run',
    );
    expect(told('en').needed).toBe('25% to 50%');
    expect(plain(told('ru').needed)).toBe('от 25 % до 50 %');
  });

  it('of an option that a fact decides are none', () => {
    expect(statementsOf({ id: 'fact', fact: 'retry-storm-signal' }, worlds, 'en')).toEqual([]);
  });
});
