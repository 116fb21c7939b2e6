import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { formatValue } from '../../../course/format';
import type { Fault } from '../../../engine/scenario/schema';
import { followDrag } from '../drag';
import { faultText, timeText } from '../names';
import { type PlacedMark, spread } from './spread';
import { useStageContext, useWords } from './stageContext';
import './Marks.css';

/** The faults of the run on its time line: each can be dragged, moved and removed by keys, and opens its menu. */
export function Marks() {
  const { player, act } = useStageContext();
  const lane = useRef<HTMLDivElement>(null);
  const { faults, durationMs } = player.scenario;
  const removed = useRef<number>(null);
  // The focus of a mark that is gone goes to its neighbour, and from the last one to the time itself.
  useEffect(() => {
    if (removed.current === null) return;
    const marks = lane.current!.querySelectorAll<HTMLElement>('[role=slider]');
    const time = lane.current!.parentElement!.querySelector('input');
    (marks[Math.min(removed.current, marks.length - 1)] ?? time)?.focus();
    removed.current = null;
  });
  if (!act.transport) return null;
  return (
    <div className="marks" ref={lane}>
      {spread(faults, durationMs).map((place, position) => (
        <Mark
          key={place.index}
          place={place}
          onRemove={() => {
            removed.current = position;
            act.faults?.remove(place.index);
          }}
        />
      ))}
    </div>
  );
}

function Mark({ place, onRemove }: { place: PlacedMark; onRemove: () => void }) {
  const { index } = place;
  const { player, locale, act } = useStageContext();
  const words = useWords();
  /** While it is dragged. */
  const [draggedMs, setDraggedMs] = useState<number>();
  const { scenario } = player;
  const { durationMs } = scenario;
  const fault = scenario.faults[index]!;
  const { faults, open } = act;
  const atMs = draggedMs ?? fault.atMs;

  const drag = (event: PointerEvent<HTMLElement>) => {
    const { width } = event.currentTarget.parentElement!.getBoundingClientRect();
    const msAt = (dx: number) => within(fault.atMs + (dx / width) * durationMs, durationMs);
    followDrag(event, {
      move: (dx) => setDraggedMs(msAt(dx)),
      end: (dx) => {
        setDraggedMs(undefined);
        if (dx !== null) faults?.move(index, msAt(dx));
      },
    });
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const toMs = movedBy(event, fault, durationMs);
    if (toMs !== undefined) faults?.move(index, toMs);
    else if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else if (event.key === 'Enter' || event.key === ' ') open?.({ fault: index }, event.currentTarget);
    else return;
    event.preventDefault();
  };
  const time = timeText(atMs, locale);
  return (
    <div
      className={draggedMs === undefined ? 'mark-handle' : 'mark-handle is-dragged'}
      style={{ left: draggedMs === undefined ? leftOf(place) : `${(100 * draggedMs) / durationMs}%` }}
      role="slider"
      tabIndex={faults ? 0 : undefined}
      aria-disabled={!faults}
      aria-label={faultText(fault, words)}
      aria-valuemin={0}
      aria-valuemax={durationMs}
      aria-valuenow={atMs}
      aria-valuetext={
        fault.forMs === null
          ? words.markAt({ time })
          : words.markLasts({ time, lasting: formatValue(fault.forMs, 'duration', locale) })
      }
      aria-description={words.markKeys}
      onKeyDown={press}
      onPointerDown={faults && drag}
      onClick={({ currentTarget }) => open?.({ fault: index }, currentTarget)}
    >
      <svg viewBox="0 0 24 28" aria-hidden="true">
        <path className="mark-pin" d="M4 1h16a3 3 0 0 1 3 3v13l-11 10L1 17V4a3 3 0 0 1 3-3z" />
        <path className="mark-cross" d="M8 6l8 8M16 6l-8 8" />
      </svg>
      {draggedMs !== undefined && <span className="mark-time">{time}</span>}
    </div>
  );
}

/** Beside its neighbours, all of them within the line. */
function leftOf({ share, left, right }: PlacedMark): string {
  const beside = `${100 * share}% + ${(left - right) / 2} * var(--mark)`;
  return left + right === 0
    ? `${100 * share}%`
    : `clamp(${left} * var(--mark), ${beside}, 100% - ${right} * var(--mark))`;
}

const within = (tMs: number, durationMs: number) => Math.min(durationMs, Math.max(0, Math.round(tMs)));

/** Where a key moves a fault to; undefined for any other key. Arrows go a hundredth of the run, with Shift a tenth of that. */
function movedBy({ key, shiftKey }: KeyboardEvent, { atMs }: Fault, durationMs: number): number | undefined {
  const step = Math.max(1, Math.round(durationMs / (shiftKey ? 1000 : 100)));
  const to: Readonly<Record<string, number>> = {
    ArrowLeft: atMs - step,
    ArrowDown: atMs - step,
    ArrowRight: atMs + step,
    ArrowUp: atMs + step,
    PageDown: atMs - 10 * step,
    PageUp: atMs + 10 * step,
    Home: 0,
    End: durationMs,
  };
  return Object.hasOwn(to, key) ? within(to[key]!, durationMs) : undefined;
}
