import { anchorOf } from '../../engine/links/address';
import { Island } from '../shell/Island';
import { shellWords } from '../shell/words';
import type { StageProps } from './Stage';
import { FirstFrame } from './stage/FirstFrame';

/** A frame of the run from the first paint on; the stage takes its place when the reader is near and the run at hand. */
export function SimulationIsland(props: StageProps) {
  const { spec, told, locale } = props;
  return (
    <Island name="simulation" props={props} id={anchorOf(spec.id)} className="wide">
      <FirstFrame spec={spec} told={told} locale={locale} needsScript={shellWords[locale].needsScript} />
    </Island>
  );
}
