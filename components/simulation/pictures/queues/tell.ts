import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { illnessOf } from '../../../../engine/story/ejections';
import { queuesOf } from '../../../../engine/story/queues';
import { recentQuantiles } from '../../../../engine/story/recent';
import type { View } from '../../../../engine/story/view';
import { inTrade, type Manner } from '../../../words/manner';
import { tellFailed, tellLbStates } from '../parts/tell';
import { truthOf } from '../parts/truth';
import { queuesWords } from './words';

/** Of a large fleet the longest lines are told. */
const TOLD = 4;

export function tell(view: View, locale: Locale, manner = inTrade): string[] {
  const words = manner(queuesWords[locale]);
  const all = recentQuantiles(view, 'latency');
  const ms = (value: number) => formatValue(value, 'duration', locale);
  return [
    ...tellLbStates(view, locale, manner),
    words.rule({ rule: words.rules[view.scenario.policies.balance.kind] }),
    ...tellLines(view, locale, manner),
    all ? `${words.all({ p50: ms(all.p50), p99: ms(all.p99) })}.` : '',
    tellFailed(view, locale, manner),
  ];
}

function tellLines(view: View, locale: Locale, manner: Manner): string[] {
  const { scenario, frame } = view;
  const lines = queuesOf(view).map(({ held }, index) => ({ held, backend: frame.backends[index]! }));
  return lines
    .sort((a, b) => b.held.length - a.held.length)
    .slice(0, TOLD)
    .map(({ held, backend: { id, state } }) => {
      const [, what] = truthOf(illnessOf(scenario, id, frame.tMs), state === 'draining', locale, manner);
      const waiting = held.filter(({ isServed }) => !isServed).length;
      return manner(queuesWords[locale]).backend({ name: id, what, held: held.length, waiting });
    });
}
