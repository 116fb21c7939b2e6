import type { Locale } from '../../../course/languages';
import type { ClientSimulation } from '../../../course/schema/client';
import type { Scenario } from '../../../engine/scenario/schema';
import type { Run } from '../../../engine/simulation/run';
import type { View } from '../../../engine/story/view';

export type InstrumentKind = ClientSimulation['instruments'][number];

/** What every instrument is given: the stage's run and moment, and a way to change the scenario. */
export interface InstrumentProps {
  readonly run: Run;
  readonly view: View;
  readonly locale: Locale;
  /** Absent until the reader has predicted. */
  readonly onScenario?: ((scenario: Scenario) => void) | undefined;
}
