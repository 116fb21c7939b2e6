import { formatValue } from '../../../course/format';
import { Said } from '../../altitude/Said';
import { Slider } from '../../shell/Slider';
import { timeText } from '../names';
import { SPEEDS, type Speed } from '../player';
import { Marks } from './Marks';
import { useStageContext, useWords } from './stageContext';
import './Controls.css';

/** Play, and the time line with the faults of the run: in the same place under every picture. */
export function TimeLine() {
  const { player, act } = useStageContext();
  const words = useWords();
  const { isPlaying, mayPlay } = player;
  const { transport } = act;
  return (
    <div className="time-line">
      <button
        type="button"
        className="play"
        disabled={!transport || !mayPlay}
        aria-label={isPlaying ? words.pause : words.play}
        onClick={() => transport?.toggle()}
      >
        <Icon path={isPlaying ? 'M8 5v14M16 5v14' : 'M7 4l13 8-13 8z'} />
        <span>{isPlaying ? words.pause : words.play}</span>
      </button>
      <Scrubber />
    </div>
  );
}

/** Step, speed and reset, and what the reader has just done. */
export function Transport() {
  const { player, locale, act } = useStageContext();
  const words = useWords();
  const { tMs, mayPlay, speed } = player;
  const { transport } = act;
  const isClosed = !transport || !mayPlay;
  return (
    <div className="transport">
      <div className="buttons">
        <button
          type="button"
          disabled={isClosed}
          onClick={() => transport?.step(-1)}
          aria-label={words.stepBack}
          title={words.stepBack}
        >
          <Icon path="M6 5v14M19 5L9 12l10 7z" />
        </button>
        <button
          type="button"
          disabled={isClosed}
          onClick={() => transport?.step(1)}
          aria-label={words.stepOn}
          title={words.stepOn}
        >
          <Icon path="M18 5v14M5 5l10 7-10 7z" />
        </button>
        <label className="speed">
          <span className="hidden">{words.speed}</span>
          <select
            value={speed}
            disabled={!transport}
            onChange={(event) => transport?.setSpeed(Number(event.target.value) as Speed)}
          >
            {SPEEDS.map((one) => (
              <option key={one} value={one}>
                {formatValue(one, 'times', locale)}
              </option>
            ))}
          </select>
        </label>
        <span className="moment">{timeText(tMs, locale)}</span>
        <button type="button" disabled={!transport} onClick={() => transport?.reset()}>
          {words.reset}
        </button>
      </div>
      <LastDone />
    </div>
  );
}

/** What the reader has just done to the run, or has to do first; its line is there before its words. */
function LastDone() {
  const { player, notice } = useStageContext();
  const words = useWords();
  return (
    <div className="last-done">
      <p className="note" role="status">
        {player.mayPlay ? notice && <Said as="span" of={notice.text} /> : words.predictFirst}
      </p>
      {notice?.undo && (
        <button
          type="button"
          className="quiet"
          onClick={({ currentTarget }) => {
            // It goes away with what it takes back: the keys stay with the stage.
            currentTarget.closest('figure')?.focus();
            notice.undo?.();
          }}
        >
          {words.undo}
        </button>
      )}
    </div>
  );
}

function Scrubber() {
  const { player, locale, act } = useStageContext();
  const words = useWords();
  const { tMs, mayPlay, scenario } = player;
  const { durationMs, faults } = scenario;
  const x = (ms: number) => Math.min(100, Math.round((10_000 * ms) / durationMs) / 100);
  return (
    <div className="scrubber">
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        {faults.map(({ atMs, forMs }, index) => {
          const [from, until] = [x(atMs), forMs === null ? 100 : x(atMs + forMs)];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fault has no name but its place in the list
            <g key={index}>
              <path className="lasts" d={`M${from} 3H${until}`} />
              <path d={`M${from} 0v4`} />
            </g>
          );
        })}
      </svg>
      <Marks />
      <Slider
        min={0}
        max={durationMs}
        step={scrubMs(durationMs)}
        value={tMs}
        disabled={!act.transport || !mayPlay}
        aria-label={words.time}
        aria-valuetext={timeText(tMs, locale)}
        onValue={(next) => act.transport?.seek(next)}
      />
    </div>
  );
}

/** About a thousandth of the run, in whole hundredths of a second. */
function scrubMs(durationMs: number): number {
  return 10 * Math.max(1, Math.round(durationMs / 12_000));
}

function Icon({ path }: { path: string }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
