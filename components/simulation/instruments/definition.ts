import type { Locale } from '../../../course/languages';
import type { Scenario } from '../../../engine/scenario/schema';
import type { Run } from '../../../engine/simulation/run';
import type { View } from '../../../engine/story/view';

/** What every instrument is given: the stage's run and moment, and a way to change the scenario. */
export interface InstrumentProps {
  readonly run: Run;
  readonly view: View;
  readonly locale: Locale;
  /** Absent until the reader has predicted. */
  readonly onScenario?: ((scenario: Scenario) => void) | undefined;
}
