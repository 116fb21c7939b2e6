import { useReducer, useRef } from 'react';
import { formatOf, formatValue } from '../../course/format';
import type { Locale } from '../../course/languages';
import type { Scenario } from '../../engine/scenario/schema';
import type { Interval } from '../../engine/simulation/run';
import { sumOver } from '../../engine/story/windows';
import { Said } from '../altitude/Said';
import { Slider } from '../shell/Slider';
import { eventText } from '../simulation/describe/events';
import { newPlayer, type Player, reducePlayer } from '../simulation/player';
import { usePlayback } from '../simulation/stage/usePlayback';
import { simulationWords } from '../simulation/words';
import styles from './lanes.module.css';
import type { Result } from './standings';
import { naming, type Titles } from './told';
import { pickerWords } from './words';

/** A whole day passes in this time. */
const PLAY_MS = 8000;

interface DayLanesProps {
  /** The picker's own: the day and its faults, which all candidates share. */
  readonly scenario: Scenario;
  readonly rows: readonly Result[];
  readonly titles: Titles;
  readonly chosen: string;
  readonly locale: Locale;
  /** The day passes by itself at first, for a reader who has this moment committed. */
  readonly plays: boolean;
}

/** One lane a candidate, all on one time axis: the same faults strike all at once, and the red adds up. */
export function DayLanes({ scenario, rows, titles, chosen, locale, plays }: DayLanesProps) {
  const [words, { play, pause, time }] = [pickerWords[locale], simulationWords[locale]];
  const [player, dispatch] = useReducer(reducePlayer, undefined, () => firstPlayer(scenario, plays));
  const place = useRef<HTMLElement>(null);
  usePlayback(player, true, PLAY_MS, place, dispatch);
  const { tMs, isPlaying } = player;
  return (
    <figure className={styles.lanes} ref={place}>
      <figcaption>{words.lanes}</figcaption>
      <DayDrawing {...{ scenario, rows, titles, chosen, locale, tMs }} />
      <ul className="hidden">
        {rows.map(({ id, outages }) => (
          <li key={id}>
            <Said
              as="span"
              of={naming(titles, (titleOf) =>
                words.laneTold({ topology: titleOf(id), total: totalText(outages, tMs, locale) }),
              )}
            />
          </li>
        ))}
      </ul>
      <div className={styles.transport}>
        <button
          type="button"
          onClick={() => {
            if (!isPlaying && tMs >= scenario.durationMs) dispatch({ type: 'seek', tMs: 0 });
            dispatch({ type: 'toggle' });
          }}
        >
          {isPlaying ? pause : play}
        </button>
        <Slider
          min={0}
          max={scenario.durationMs}
          step={1000}
          value={tMs}
          aria-label={time}
          aria-valuetext={formatValue(tMs, 'duration', locale)}
          onValue={(next) => dispatch({ type: 'seek', tMs: next })}
        />
        <span className={styles.moment}>{formatValue(Math.round(tMs / 1000) * 1000, 'duration', locale)}</span>
      </div>
      <ol className={styles.strikes}>
        {scenario.faults.map((fault) => {
          const { who, what } = eventText({ tMs: fault.atMs, kind: 'fault', fault }, simulationWords[locale], locale);
          return (
            <li key={`${fault.atMs} ${fault.target}`}>
              {formatValue(fault.atMs, 'duration', locale)}: {who} {what}
            </li>
          );
        })}
      </ol>
    </figure>
  );
}

/** At rest the whole day is seen; who wants no motion is not shown any unasked. */
function firstPlayer(scenario: Scenario, plays: boolean): Player {
  const isPlaying = plays && !matchMedia('(prefers-reduced-motion: reduce)').matches;
  return { ...newPlayer(scenario, true), isPlaying, tMs: isPlaying ? 0 : scenario.durationMs };
}

/** Stretches that have begun. */
const pastOf = (outages: readonly Interval[], tMs: number) => outages.filter(({ fromMs }) => fromMs < tMs);

/** How long somebody has waited in vain by a moment, as the table says it of the whole day. */
function totalText(outages: readonly Interval[], tMs: number, locale: Locale): string {
  const waitedMs = sumOver(pastOf(outages, tMs), ({ fromMs, untilMs }) => Math.min(untilMs, tMs) - fromMs);
  return formatValue(waitedMs / 1000, formatOf('outage.failedSeconds'), locale);
}

const WIDTH = 360;
const TOP = 20;
const ROW = 38;
const STRIP = { x: 2, width: 290, height: 14 };

type DrawingProps = Omit<DayLanesProps, 'plays'> & { readonly tMs: number };

export function DayDrawing({ scenario, rows, titles, chosen, locale, tMs }: DrawingProps) {
  const words = pickerWords[locale];
  const bottom = TOP + rows.length * ROW;
  const xAt = (ms: number) => STRIP.x + (STRIP.width * Math.min(ms, tMs)) / scenario.durationMs;
  const xOf = (ms: number) => STRIP.x + (STRIP.width * ms) / scenario.durationMs;
  const struck = scenario.faults.filter(({ atMs }) => atMs <= tMs);
  const moments = [0, scenario.durationMs / 2, scenario.durationMs];
  return (
    <svg className={styles.drawing} viewBox={`0 0 ${WIDTH} ${bottom + 18}`} aria-hidden="true">
      {struck.map(({ atMs, forMs, target }, index) => (
        <g key={`${atMs} ${target}`}>
          <rect
            className={styles.fault}
            x={xAt(atMs)}
            y={TOP}
            width={xAt(atMs + (forMs ?? scenario.durationMs)) - xAt(atMs)}
            height={bottom - TOP}
          />
          <path className={styles.strike} d={`M${xOf(atMs)} ${TOP - 4}V${bottom}`} />
          <text x={xOf(atMs)} y={TOP - 7} textAnchor="middle">
            {index + 1}
          </text>
        </g>
      ))}
      {rows.map(({ id, outages }, row) => {
        const y = TOP + row * ROW;
        return (
          <g key={id}>
            <text className={styles.title} x={STRIP.x} y={y + 14}>
              <Said of={titles[id]!} />
              {id === chosen && <tspan className={styles.yours}> · {words.yours}</tspan>}
            </text>
            <rect className={styles.strip} x={STRIP.x} y={y + 19} width={STRIP.width} height={STRIP.height} />
            {pastOf(outages, tMs).map(({ fromMs, untilMs }) => (
              <rect
                key={fromMs}
                className={styles.waited}
                x={xAt(fromMs)}
                y={y + 19}
                width={Math.max(0.75, xAt(untilMs) - xAt(fromMs))}
                height={STRIP.height}
              >
                <title>{`${formatValue(fromMs, 'duration', locale)} – ${formatValue(untilMs, 'duration', locale)}`}</title>
              </rect>
            ))}
            <text className={styles.total} x={WIDTH - 2} y={y + 31} textAnchor="end">
              {totalText(outages, tMs, locale)}
            </text>
          </g>
        );
      })}
      <path className={styles.now} d={`M${xOf(tMs)} ${TOP - 4}V${bottom}`} />
      {moments.map((ms, index) => (
        <text key={ms} x={xOf(ms)} y={bottom + 14} textAnchor={(['start', 'middle', 'end'] as const)[index]}>
          {ms === 0 ? 0 : formatValue(ms, 'duration', locale)}
        </text>
      ))}
    </svg>
  );
}
