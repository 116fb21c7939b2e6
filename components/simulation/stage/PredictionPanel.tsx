import { typedAs } from '../../../course/exercise/number';
import {
  isClose,
  type PredictionAction,
  type PredictionState,
  wrongModelOf,
} from '../../../course/exercise/prediction';
import { formatBand, formatValue, unitSign } from '../../../course/format';
import type { Locale } from '../../../course/languages';
import { type Band, pointBand } from '../../../course/schema/band';
import type { ClientPrediction } from '../../../course/schema/client';
import { HowSure } from '../../shell/HowSure';
import { Slider } from '../../shell/Slider';
import type { SimulationWords } from '../words';
import { Layers } from './Layers';
import { NumberField } from './NumberField';
import { useLocale, useStageContext, useWords } from './stageContext';
import './PredictionPanel.css';

export interface PredictionPanelProps {
  readonly spec: ClientPrediction;
  readonly state: PredictionState;
  /** It was answered before its author changed it. */
  readonly isStale: boolean;
  /** What the lesson's run gave; undefined until the reader has seen it. */
  readonly found?: number | undefined;
  /** What the run with the reader's changes gives; undefined without changes. */
  readonly foundNow?: number | undefined;
  readonly act?: ((action: PredictionAction) => void) | undefined;
}

/** A number to commit to before the run; afterwards, the run's own beside it. */
export function PredictionPanel(props: PredictionPanelProps) {
  const { state, isStale } = props;
  const { told } = useStageContext();
  const words = useWords();
  return (
    <div className="prediction" tabIndex={-1}>
      <div className="question">
        <Layers of={told.question} />
      </div>
      {isStale && state.kind === 'open' && <p className="note">{words.stale}</p>}
      {state.kind === 'open' ? <Ask {...props} value={state.value} /> : <Answered {...props} />}
    </div>
  );
}

const tidy = (value: number) => Number(value.toFixed(6));

/** How far off still counts as near; a share of percents would be taken for a share of the answer, so those are points. */
function closeText({ close, format }: ClientPrediction, words: SimulationWords, locale: Locale): string {
  if (format !== 'percent') return formatValue(close, format, locale);
  const count = tidy(100 * close);
  return words.points({ number: formatValue(count, 'count', locale, Number.isInteger(count) ? 0 : 1), count });
}

function Ask({ spec, act, value }: PredictionPanelProps & { value: number | undefined }) {
  const locale = useLocale();
  const words = useWords();
  const { min, max, step } = spec.input;
  const [factor, unit] = typedAs(spec.format);
  const set = (typed: number) => act?.({ type: 'set', value: tidy(typed) });
  return (
    <form
      className="ask"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <Slider
        min={min}
        max={max}
        step={step}
        value={value}
        unset={(min + max) / 2}
        className={value === undefined ? 'is-unset' : ''}
        disabled={!act}
        aria-label={words.prediction}
        aria-valuetext={value === undefined ? '—' : formatValue(value, spec.format, locale)}
        onValue={(next = Number.NaN) => set(next)}
        onPointerUp={(event) => value === undefined && set(Number(event.currentTarget.value))}
      />
      <NumberField
        value={value === undefined ? undefined : tidy(value * factor)}
        min={tidy(min * factor)}
        max={tidy(max * factor)}
        unit={unit && unitSign(unit, locale)}
        label={words.predictionValue}
        expected={words.predictionExpected({
          min: formatValue(min, spec.format, locale),
          max: formatValue(max, spec.format, locale),
        })}
        disabled={!act}
        onNumber={(typed = Number.NaN) => set(typed / factor)}
      />
      <HowSure
        className="sure"
        locale={locale}
        legend={words.howSure({ within: closeText(spec, words, locale) })}
        label={words.commitSure}
        disabled={!act || value === undefined}
        onSure={(confidence) => act?.({ type: 'commit', confidence })}
      />
      <button type="button" className="quiet" disabled={!act} onClick={() => act?.({ type: 'skip' })}>
        {words.skip}
      </button>
    </form>
  );
}

/** What was said and what the run gives; then the reason, and what is wrong with the thought behind the reader's number. */
function Answered({ spec, state, found, foundNow }: PredictionPanelProps) {
  const { told } = useStageContext();
  const locale = useLocale();
  const words = useWords();
  const text = (value: number) => formatValue(value, spec.format, locale, spec.digits);
  const said = state.kind === 'committed' ? state.value : undefined;
  const confidence = state.kind === 'committed' ? state.confidence : undefined;
  const sure =
    confidence === undefined ? '' : `, ${words.sure({ percent: formatValue(confidence, 'percent', locale, 0) })}`;
  const isJudged = said !== undefined && found !== undefined;
  const near = isJudged && isClose(said, spec.band ?? found, spec.close);
  const wrong = isJudged && wrongModelOf(said, spec.band ?? found, spec.wrong, spec.close);
  return (
    <>
      <p>
        {said === undefined ? words.skipped : `${words.predicted}: ${text(said)}${sure}.`}{' '}
        {found === undefined ? words.resultAtEnd : <strong>{`${words.result}: ${text(found)}.`}</strong>}
        {found !== undefined &&
          spec.band &&
          ` ${words.overSeeds}: ${formatBand(spec.band, spec.format, locale, spec.digits)}.`}
        {foundNow !== undefined && ` ${words.otherPolicies}: ${text(foundNow)}.`}
      </p>
      {found !== undefined && (
        <Scale input={spec.input} said={said} found={spec.band ?? pointBand(found)} text={text} />
      )}
      <div className="verdict" role="status">
        {isJudged && <p>{near ? `✓ ${words.near}` : `≠ ${words.far}`}</p>}
        {wrong && <Layers of={told.wrong.filter(({ id }) => id === wrong)} />}
        {found !== undefined && <Layers of={told.reason} />}
      </div>
    </>
  );
}

/** The prediction as a dashed line over the run's own value, or over the range of the seeds. */
function Scale({
  input,
  said,
  found,
  text,
}: {
  input: ClientPrediction['input'];
  said: number | undefined;
  found: Band;
  text: (value: number) => string;
}) {
  const x = (value: number) =>
    4 + (352 * (Math.min(input.max, Math.max(input.min, value)) - input.min)) / (input.max - input.min);
  // One number fills the scale up to it; a range is a stretch of it.
  const from = found.least === found.most ? 4 : x(found.least);
  return (
    <svg className="scale" viewBox="0 0 360 40" aria-hidden="true">
      <rect className="scale-ground" x={4} y={14} width={352} height={8} rx={4} />
      <rect className="scale-found" x={from} y={14} width={Math.max(0, x(found.most) - from)} height={8} rx={4} />
      {said !== undefined && <path className="scale-said" d={`M${x(said)} 4v28`} />}
      <text x={4} y={38}>
        {text(input.min)}
      </text>
      <text x={356} y={38} textAnchor="end">
        {text(input.max)}
      </text>
    </svg>
  );
}
