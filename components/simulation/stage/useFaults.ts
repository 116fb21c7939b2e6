import { type Dispatch, useState } from 'react';
import type { Locale } from '../../../course/languages';
import { EngineError } from '../../../engine/errors';
import type { Scenario } from '../../../engine/scenario/schema';
import { type Both, inBoth } from '../../words/manner';
import { leadMs, type Strike, strikeMs, withFault, withFaultAt, withFaultOver, withoutFault } from '../breaking';
import { faultText, timeText } from '../names';
import type { Player, PlayerAction } from '../player';
import { type SimulationWords, simulationWords } from '../words';

/** What a reader does to the faults of a run, each by its place in the scenario's list. */
export interface FaultActions {
  /** At the moment that is shown; when the run is over, earlier, and it plays from just before. */
  strike(strike: Strike): void;
  move(index: number, atMs: number): void;
  /** It is over at the moment that is shown. */
  end(index: number): void;
  remove(index: number): void;
}

/** What was done last, in words, and the way back. */
export interface Notice {
  readonly text: Both;
  readonly undo?: (() => void) | undefined;
}

interface Done {
  readonly text: Both;
  /** As they were; null where nothing was done that could be taken back. */
  readonly before: Scenario['faults'] | null;
  /** As they were left: with others, it was not the last that was done. */
  readonly after: Scenario['faults'];
}

interface FaultOptions {
  readonly player: Player;
  readonly locale: Locale;
  readonly change: ((scenario: Scenario) => void) | undefined;
  /** Who keeps the scenario has a way back of its own. */
  readonly hasUndo: boolean;
  readonly dispatch: Dispatch<PlayerAction>;
}

/** The faults of a stage's scenario, in the reader's hands while it may be changed. */
export function useFaults({ player, locale, change, hasUndo, dispatch }: FaultOptions) {
  const [done, setDone] = useState<Done>();
  const words = simulationWords[locale];
  const { scenario, tMs } = player;
  const isLast = done !== undefined && JSON.stringify(done.after) === JSON.stringify(scenario.faults);
  const before = hasUndo && isLast ? done.before : null;
  // Of the faults alone: what else was changed since stays.
  const undo = change && before ? () => change({ ...scenario, faults: before }) : undefined;
  const notice: Notice | null = isLast ? { text: done.text, undo } : null;
  if (!change) return { notice, faults: undefined };

  /** False where the engine refuses it: that is said, and nothing has changed. */
  const make = (edit: () => Scenario, text: Both): boolean => {
    try {
      const next = edit();
      setDone({ text, before: scenario.faults, after: next.faults });
      change(next);
      return true;
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      setDone({ text: inBoth(() => words.failed({ why: error.message })), before: null, after: scenario.faults });
      return false;
    }
  };
  const said = (how: keyof SimulationWords['said'], fault: Strike, atMs: number): Both =>
    inBoth((manner) => words.said[how]({ fault: faultText(fault, manner(words)), time: timeText(atMs, locale) }));
  const faults: FaultActions = {
    strike(strike) {
      const atMs = strikeMs(scenario, tMs);
      const isOver = atMs < Math.floor(tMs);
      const text = said(isOver ? 'rewound' : 'struck', strike, atMs);
      if (!make(() => withFault(scenario, strike, atMs), text) || !isOver) return;
      dispatch({ type: 'seek', tMs: atMs - leadMs(scenario) });
      dispatch({ type: 'play' });
    },
    move(index, atMs) {
      // A slider says its value itself.
      make(
        () => withFaultAt(scenario, index, atMs),
        inBoth(() => ''),
      );
    },
    end(index) {
      make(() => withFaultOver(scenario, index, tMs), said('ended', scenario.faults[index]!, tMs));
    },
    remove(index) {
      const fault = scenario.faults[index]!;
      make(() => withoutFault(scenario, index), said('removed', fault, fault.atMs));
    },
  };
  return { notice, faults };
}
