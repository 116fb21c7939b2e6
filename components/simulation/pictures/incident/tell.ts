import type { Locale } from '../../../../course/languages';
import { dashboardOf, LINE_PANELS } from '../../../../engine/story/dashboard';
import type { View } from '../../../../engine/story/view';
import { breakerReading, reading } from './Drawing';
import { incidentWords } from './words';

/** The panels one by one: what each reads, and of which backend. */
export function tell({ run, frame: { tMs } }: View, locale: Locale): string[] {
  const { panels, changes } = incidentWords[locale];
  const board = dashboardOf(run);
  const drained = board.drains.filter(({ doneMs }) => doneMs !== null && doneMs <= tMs).length;
  return [
    ...LINE_PANELS.map((panel) => `${panels[panel]}: ${reading(board, panel, tMs, locale)}.`),
    `${panels.checks}: ${changes({ count: board.checks.filter((check) => check.tMs <= tMs).length })}.`,
    `${panels.breakers}: ${breakerReading(board, tMs, locale)}.`,
    `${panels.drains}: ${drained}.`,
  ];
}
