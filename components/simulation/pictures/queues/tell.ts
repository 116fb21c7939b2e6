import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { illnessOf } from '../../../../engine/story/ejections';
import { queuesOf } from '../../../../engine/story/queues';
import { recentQuantiles } from '../../../../engine/story/recent';
import type { View } from '../../../../engine/story/view';
import { tellFailed, tellLbStates } from '../parts/tell';
import { truthOf } from '../parts/truth';
import { queuesWords } from './words';

/** Of a large fleet the longest lines are told. */
const TOLD = 4;

export function tell(view: View, locale: Locale): string[] {
  const words = queuesWords[locale];
  const all = recentQuantiles(view, 'latency');
  const ms = (value: number) => formatValue(value, 'duration', locale);
  return [
    ...tellLbStates(view, locale),
    words.rule({ rule: words.rules[view.scenario.policies.balance.kind] }),
    ...tellLines(view, locale),
    all ? `${words.all({ p50: ms(all.p50), p99: ms(all.p99) })}.` : '',
    tellFailed(view, locale),
  ];
}

function tellLines(view: View, locale: Locale): string[] {
  const { scenario, frame } = view;
  const lines = queuesOf(view).map(({ held }, index) => ({ held, backend: frame.backends[index]! }));
  return lines
    .sort((a, b) => b.held.length - a.held.length)
    .slice(0, TOLD)
    .map(({ held, backend: { id, state } }) => {
      const [, what] = truthOf(illnessOf(scenario, id, frame.tMs), state === 'draining', locale);
      const waiting = held.filter(({ isServed }) => !isServed).length;
      return queuesWords[locale].backend({ name: id, what, held: held.length, waiting });
    });
}
