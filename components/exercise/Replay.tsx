import { useEffect, useEffectEvent, useMemo } from 'react';
import type { Locale } from '../../course/languages';
import type { ClientSimulation } from '../../course/schema/client';
import type { Run } from '../../engine/simulation/run';
import { newPlayer, type Player, reducePlayer } from '../simulation/player';
import { StageFrame } from '../simulation/stage/StageFrame';
import { useStage } from '../simulation/stage/useStage';

interface ReplayProps {
  run: Run;
  /** Which picture draws it, and how long a whole run takes. */
  simulation: ClientSimulation;
  locale: Locale;
  /** The reader has this moment asked for it: it plays by itself. */
  begins: boolean;
  onEnd?: (() => void) | undefined;
}

/** A run that was judged, as a picture to play, step and scrub. Another run needs another key. */
export function Replay({ run, simulation, locale, begins, onEnd }: ReplayProps) {
  const { scenario } = run;
  const spec = useMemo(() => ({ ...simulation, scenario, compare: [] }), [simulation, scenario]);
  const first = () => firstPlayer(newPlayer(scenario, true), begins, simulation.tellingMs);
  const { stage, figure } = useStage({ spec, locale, first, run });
  const { hasEnded } = stage.player;
  const end = useEffectEvent(() => onEnd?.());
  useEffect(() => {
    if (hasEnded) end();
  }, [hasEnded]);
  return <StageFrame stage={stage} figure={figure} />;
}

/**
 * A moment is watched at double speed: the reader waits for an answer. Later the run stands where it tells most, for at its
 * end the traces of what has just been proved may be gone.
 */
function firstPlayer(player: Player, begins: boolean, tellingMs: number): Player {
  return begins
    ? reducePlayer({ ...player, speed: 2 }, { type: 'play' })
    : reducePlayer(player, { type: 'seek', tMs: Math.min(tellingMs, player.scenario.durationMs) });
}
