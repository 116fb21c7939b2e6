import { formatValue } from '../../../course/format';
import { Slider } from '../../shell/Slider';
import { timeText } from '../names';
import { SPEEDS, type Speed } from '../player';
import { useStageContext, useWords } from './stageContext';
import './Controls.css';

/** Play, step, scrub, speed and reset: in the same place under every picture. */
export function Controls() {
  const { player, locale, act } = useStageContext();
  const words = useWords();
  const { tMs, isPlaying, mayPlay, speed } = player;
  const { transport } = act;
  const isClosed = !transport || !mayPlay;
  return (
    <div className="transport">
      <Scrubber />
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
        <button type="button" className="play" disabled={isClosed} onClick={() => transport?.toggle()}>
          <Icon path={isPlaying ? 'M8 5v14M16 5v14' : 'M7 4l13 8-13 8z'} />
          {isPlaying ? words.pause : words.play}
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
      {!mayPlay && <p className="note">{words.predictFirst}</p>}
    </div>
  );
}

function Scrubber() {
  const { player, locale, act } = useStageContext();
  const words = useWords();
  const { tMs, mayPlay, scenario } = player;
  const { durationMs, faults } = scenario;
  return (
    <div className="scrubber">
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        {faults.map((fault) => (
          <path key={`${fault.kind}-${fault.target}-${fault.atMs}`} d={`M${(100 * fault.atMs) / durationMs} 0v4`} />
        ))}
      </svg>
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
