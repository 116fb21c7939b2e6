import { useEffect, useEffectEvent, useId, useMemo, useReducer } from 'react';
import type { Locale } from '../../course/languages';
import type { ClientSimulation } from '../../course/schema/client';
import type { Run } from '../../engine/simulation/run';
import { viewOf } from '../../engine/story/view';
import { describeView } from '../simulation/describe/describe';
import { Picture } from '../simulation/pictures/Picture';
import { newPlayer, type Player, reducePlayer } from '../simulation/player';
import { Controls } from '../simulation/stage/Controls';
import { usePlayback } from '../simulation/stage/usePlayback';
import { useTransport } from '../simulation/stage/useTransport';
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
  const transport = useTransport(player, run, { scenario: run.scenario, compare: [] }, dispatch);
  const description = player.isPlaying ? '' : describeView(picture, view, locale);
  return (
    <figure className="simulation">
      <Picture kind={picture} view={view} locale={locale} descriptionId={descriptionId} />
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
