import { useEffect, useEffectEvent, useId, useMemo, useReducer } from 'react';
import type { ClientSimulation } from '../../course/schema/client';
import type { Locale } from '../../course/schema/common';
import type { Run } from '../../engine/simulation/run';
import { describeView } from '../simulation/describe/describe';
import { pictures } from '../simulation/pictures/Picture';
import { newPlayer, type Player, reducePlayer, stepFrom } from '../simulation/player';
import { Controls, type Transport } from '../simulation/stage/Controls';
import { usePlayback } from '../simulation/stage/usePlayback';
import { momentsOf, viewOf } from '../simulation/view';
import { wordsOf } from '../simulation/words/words';

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
export function Replay({ run, simulation: { picture, playMs }, locale, begins, onEnd }: ReplayProps) {
  const words = wordsOf[locale];
  const [player, dispatch] = useReducer(reducePlayer, run, ({ scenario }) =>
    firstPlayer(newPlayer(scenario, true), begins),
  );
  usePlayback(player, playMs, dispatch);
  const end = useEffectEvent(() => onEnd?.());
  useEffect(() => {
    if (player.hasEnded) end();
  }, [player.hasEnded]);

  const view = useMemo(() => viewOf(run, player.tMs), [run, player.tMs]);
  const descriptionId = useId();
  const Picture = pictures[picture];
  const transport: Transport = {
    toggle: () => dispatch({ type: player.isPlaying ? 'pause' : 'play' }),
    step: (direction) =>
      dispatch({ type: 'seek', tMs: stepFrom(player.tMs, momentsOf(run), direction, run.scenario.durationMs) }),
    seek: (tMs) => dispatch({ type: 'seek', tMs }),
    setSpeed: (speed) => dispatch({ type: 'speed', speed }),
    reset: () => dispatch({ type: 'reset', scenario: run.scenario }),
  };
  const description = player.isPlaying ? '' : describeView(picture, view, locale);
  return (
    <figure className="simulation">
      {/* biome-ignore lint/a11y/useSemanticElements: a picture has no element of its own that may hold text */}
      <div
        className={`picture picture-${picture}`}
        role="group"
        aria-label={words.pictureOf}
        aria-describedby={descriptionId}
      >
        <Picture view={view} words={words} locale={locale} />
      </div>
      <Controls player={player} words={words} locale={locale} happened={description} transport={transport} />
      <p id={descriptionId} className="description">
        {description}
      </p>
    </figure>
  );
}

/** A moment is watched at double speed: the reader waits for an answer. Later the run stands at its end, to be played again. */
function firstPlayer(player: Player, begins: boolean): Player {
  return begins
    ? reducePlayer({ ...player, speed: 2 }, { type: 'play' })
    : reducePlayer(player, { type: 'seek', tMs: player.scenario.durationMs });
}
