import {
  type ComponentProps,
  type Dispatch,
  type KeyboardEvent,
  type RefObject,
  useMemo,
  useReducer,
  useRef,
} from 'react';
import type { Locale } from '../../../course/languages';
import type { ClientSimulation } from '../../../course/schema/client';
import type { Scenario } from '../../../engine/scenario/schema';
import type { Run } from '../../../engine/simulation/run';
import { type View, viewOf } from '../../../engine/story/view';
import { type Both, inBoth } from '../../words/manner';
import { describeView } from '../describe/describe';
import { eventText } from '../describe/events';
import type { Picking } from '../pictures/parts/canvas';
import { type Player, type PlayerAction, reducePlayer, toldMs } from '../player';
import { useRun } from '../runner';
import { simulationWords } from '../words';
import type { Stage, StageActions } from './stageContext';
import type { Told } from './told';
import { useFaults } from './useFaults';
import { useMenu } from './useMenu';
import { usePlayback } from './usePlayback';
import { useShownRun } from './useShownRun';
import { playByKey, useTransport } from './useTransport';

interface StageOptions {
  /** Whose picture is shown, at whose pace, and what reset goes back to. */
  readonly spec: ClientSimulation;
  readonly told?: Told;
  readonly locale: Locale;
  /** The player as it stands at first. */
  readonly first: () => Player;
  /** A run that is at hand: it stands by itself, nothing changes it and nothing is asked of it. */
  readonly run?: Run;
  /** Who keeps the scenario, where that is not the player: it follows, and tells of each change that the reader makes. */
  readonly kept?: {
    readonly scenario: Scenario;
    readonly onScenario: (scenario: Scenario) => void;
    readonly picking?: Picking;
  };
  /** The scenario cannot be run as it is. */
  readonly isBlocked?: boolean;
}

interface LiveStage {
  readonly stage: Stage;
  /** How the run of the player's scenario stands. */
  readonly answer: ReturnType<typeof useRun>;
  readonly dispatch: Dispatch<PlayerAction>;
  /** What makes the figure play by keys, and tells a test that it is alive. */
  readonly figure: ComponentProps<'figure'> & {
    readonly ref: RefObject<HTMLElement | null>;
    readonly 'data-state': string;
  };
}

/** A stage that is alive: a player, the run of its scenario, what both show at the moment, and what may be done. */
export function useStage({
  spec,
  told = UNTOLD,
  locale,
  first,
  run: atHand,
  kept,
  isBlocked = false,
}: StageOptions): LiveStage {
  const [player, dispatch] = useReducer(reducePlayer, undefined, first);
  // While rendering, not after: no key and no frame falls between a scenario and its player.
  if (kept && kept.scenario !== player.scenario) dispatch({ type: 'change', scenario: kept.scenario });

  const answer = useRun(atHand ? null : player.scenario);
  const ran = useShownRun(answer);
  const run = atHand ?? (isBlocked ? null : ran);
  const place = useRef<HTMLElement>(null);
  usePlayback(player, run !== null, spec.playMs, place, dispatch);

  const transport = useTransport(run, spec, dispatch);
  const own = useMemo(
    () => ({
      why: (flow: number | null) => dispatch({ type: 'why', flow }),
      change: (scenario: Scenario) => dispatch({ type: 'change', scenario }),
      compare: (compare: readonly string[]) => dispatch({ type: 'compare', compare }),
    }),
    [],
  );
  const isAlive = run !== null || (answer.state === 'running' && !isBlocked);
  const mayChange = isAlive && player.mayPlay && !atHand;
  const change = mayChange ? (kept?.onScenario ?? own.change) : undefined;
  const { notice, faults } = useFaults({ player, locale, change, hasUndo: !kept, dispatch });
  const { menu, open } = useMenu();
  const act: StageActions = {
    transport: isAlive ? transport : undefined,
    why: isAlive && !atHand ? own.why : undefined,
    change,
    compare: mayChange ? own.compare : undefined,
    faults,
    open: faults && open,
    picking: kept?.picking,
  };
  return {
    stage: { ...{ spec, told, locale, player, run, act, notice, menu }, ...useTold(spec, run, player, locale) },
    answer,
    dispatch,
    figure: {
      ref: place,
      tabIndex: 0,
      onKeyDown: (event: KeyboardEvent) => {
        if (isAlive && player.mayPlay) playByKey(event, transport);
      },
      'data-state': isBlocked ? 'blocked' : atHand ? 'done' : answer.state,
    },
  };
}

/** No author has worded it. */
const UNTOLD: Told = { caption: null, question: [], reason: [], wrong: [], switches: [], knobs: {} };

/** What a run shows at the player's moment, as a view and in words. */
function useTold({ picture }: ClientSimulation, run: Run | null, player: Player, locale: Locale) {
  const atMs = toldMs(player);
  const view = useMemo(() => run && viewOf(run, player.tMs), [run, player.tMs]);
  const description = useMemo(
    () => inBoth((manner) => (run ? describeView(picture, viewOf(run, atMs), locale, manner) : '')),
    [run, atMs, picture, locale],
  );
  return { view, description, happened: happenedIn(view, player.isPlaying, locale) };
}

/**
 * What changed last; what befell a machine goes before the flows that it moved at the same moment. While a run plays, only
 * machines are told of: flows move faster than words are spoken.
 */
function happenedIn(view: View | null, isPlaying: boolean, locale: Locale): Both {
  if (!view) return inBoth(() => '');
  const { run, frame, lastEvent } = view;
  const ofMachine = run.events.slice(0, frame.eventCount).findLast((one) => !('flow' in one));
  const event = isPlaying || ofMachine?.tMs === lastEvent?.tMs ? ofMachine : lastEvent;
  return inBoth((manner) =>
    event ? Object.values(eventText(event, manner(simulationWords[locale]), locale)).join(' ') : '',
  );
}
