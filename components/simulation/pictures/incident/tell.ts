import type { Locale } from '../../../../course/languages';
import { dashboardOf, LINE_PANELS } from '../../../../engine/story/dashboard';
import type { View } from '../../../../engine/story/view';
import { inTrade } from '../../../words/manner';
import { breakerReading, reading } from './Drawing';
import { incidentWords } from './words';

/** The panels one by one: what each reads, and of which backend. */
export function tell({ run, frame: { tMs } }: View, locale: Locale, manner = inTrade): string[] {
  const { panels, changes } = manner(incidentWords[locale]);
  const board = dashboardOf(run);
  const drained = board.drains.filter(({ doneMs }) => doneMs !== null && doneMs <= tMs).length;
  return [
    ...LINE_PANELS.map((panel) => `${panels[panel]}: ${reading(board, panel, tMs, locale, manner)}.`),
    `${panels.checks}: ${changes({ count: board.checks.filter((check) => check.tMs <= tMs).length })}.`,
    `${panels.breakers}: ${breakerReading(board, tMs, locale, manner)}.`,
    `${panels.drains}: ${drained}.`,
  ];
}
