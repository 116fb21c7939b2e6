import { type ComponentType, lazy } from 'react';
import type { ClientSimulation } from '../../../course/schema/client';
import type { Scenario } from '../../../engine/scenario/schema';
import type { Run } from '../../../engine/simulation/run';
import type { View } from '../../../engine/story/view';
import type { Locale } from '../../shell/locale';
import './instruments.css';

/** What every instrument is given: the stage's run and moment, and a way to change the scenario. */
export interface InstrumentProps {
  readonly run: Run;
  readonly view: View;
  readonly locale: Locale;
  /** Absent until the reader has predicted. */
  readonly onScenario?: ((scenario: Scenario) => void) | undefined;
}

export type InstrumentKind = ClientSimulation['instruments'][number];

/** Each comes when its part of the page is opened. */
export const instruments: Readonly<Record<InstrumentKind, ComponentType<InstrumentProps>>> = {
  'five-tuple': lazy(() => import('./FiveTuple')),
  'table-fill': lazy(() => import('./TableFill')),
  'table-compare': lazy(() => import('./TableCompare')),
  placement: lazy(() => import('./Placement')),
  handshake: lazy(() => import('./Handshake')),
  alerts: lazy(() => import('./Alerts')),
};
