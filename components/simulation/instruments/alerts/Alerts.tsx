import { useMemo, useState } from 'react';
import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import type { Format } from '../../../../course/schema/value';
import { burnFirings, type Firing, thresholdFirings } from '../../../../engine/metrics/alerts';
import { MULTIWINDOW_RULES, type MultiwindowRule } from '../../../../engine/metrics/multiwindow';
import { Scrolling } from '../../../shell/Scrolling';
import { Slider } from '../../../shell/Slider';
import type { InstrumentProps } from '../definition';
import { alertsWords } from './words';
import './style.css';

/** So many seconds pass in one of the run: its minutes are too short for windows of hours. */
const SCALE = 360;
const OBJECTIVES = [0.99, 0.995, 0.999, 0.9999];

const [FAST, SLOW] = MULTIWINDOW_RULES.map((rule) => ({
  ...rule,
  longWindowS: rule.longWindowS / SCALE,
  shortWindowS: rule.shortWindowS / SCALE,
})) as [MultiwindowRule, MultiwindowRule];

type Rule = 'fast' | 'slow' | 'errors' | 'retries';

/** What each rule fires above, to begin with. */
const FIRST: Readonly<Record<Rule, number>> = {
  fast: FAST.burnRateThreshold,
  slow: SLOW.burnRateThreshold,
  errors: 0.0001,
  retries: 0.001,
};

/** The sliders of the thresholds. */
const SCALES: Readonly<Record<Rule, Pick<ThresholdProps, 'max' | 'step' | 'format'>>> = {
  fast: { max: 30, step: 0.2, format: 'times' },
  slow: { max: 30, step: 0.2, format: 'times' },
  errors: { max: 0.02, step: 0.0001, format: 'percent' },
  retries: { max: 0.1, step: 0.001, format: 'percent' },
};

/** Alert rules over the run up to the moment: when each fired, and how often for nothing. */
export default function Alerts({ run, view, locale }: InstrumentProps) {
  const words = alertsWords[locale];
  const [slo, setSlo] = useState(0.999);
  const [above, setAbove] = useState(FIRST);
  const now = view.frame.tMs;
  const rows = useMemo(() => {
    const share = (value: number) => formatValue(value, 'percent', locale);
    const span = (seconds: number) => formatValue(seconds, 's', locale, 1);
    const burn = (rule: MultiwindowRule, burnRateThreshold: number) => ({
      name: words.burn({
        threshold: formatValue(burnRateThreshold, 'times', locale),
        long: span(rule.longWindowS),
        short: span(rule.shortWindowS),
      }),
      firings: burnFirings(run, slo, { ...rule, burnRateThreshold }, now),
    });
    return [
      burn(FAST, above.fast),
      burn(SLOW, above.slow),
      {
        name: words.failedAbove({ share: share(above.errors) }),
        firings: thresholdFirings(run, 'failed', above.errors, now),
      },
      {
        name: words.retriesAbove({ share: share(above.retries) }),
        firings: thresholdFirings(run, 'retries', above.retries, now),
      },
    ];
  }, [run, now, slo, above, locale, words]);
  return (
    <div className="instrument">
      <p className="note">
        {words.scale({
          times: String(SCALE),
          stands: formatValue(SCALE * run.scenario.durationMs, 'duration', locale),
        })}
      </p>
      <div className="fields">
        <label>
          {words.slo}
          <select value={slo} onChange={({ target }) => setSlo(Number(target.value))}>
            {OBJECTIVES.map((one) => (
              <option key={one} value={one}>
                {formatValue(one, 'percent', locale, 2)}
              </option>
            ))}
          </select>
        </label>
        {(Object.keys(SCALES) as Rule[]).map((rule) => (
          <Threshold
            key={rule}
            label={words[rule]}
            value={above[rule]}
            {...SCALES[rule]}
            locale={locale}
            onChange={(value) => setAbove({ ...above, [rule]: value })}
          />
        ))}
      </div>
      <Scrolling className="scrolls">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.rule}</th>
              <th scope="col">{words.on}</th>
              {[words.first, words.fired, words.falsely].map((title) => (
                <th key={title} scope="col" className="number">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, firings }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{firings.at(-1)?.untilMs === null ? words.isOn : words.isOff}</td>
                <td className="number">{firstText(firings, locale) ?? words.never}</td>
                <td className="number">{firings.length}</td>
                <td className="number">{firings.filter(({ afterMs }) => afterMs === null).length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </div>
  );
}

/** How long after the fault it fired for it the first time. */
function firstText(firings: readonly Firing[], locale: Locale): string | null {
  const first = firings.find(({ afterMs }) => afterMs !== null)?.afterMs;
  return first == null ? null : formatValue(first, 'duration', locale, 1);
}

interface ThresholdProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly step: number;
  readonly format: Format;
  readonly locale: Locale;
  readonly onChange: (value: number) => void;
}

function Threshold({ label, value, max, step, format, locale, onChange }: ThresholdProps) {
  const text = formatValue(value, format, locale);
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label>
      <span>
        {label} <span>{text}</span>
      </span>
      <Slider
        min={step}
        max={max}
        step={step}
        value={value}
        aria-label={label}
        aria-valuetext={text}
        onValue={onChange}
      />
    </label>
  );
}
