import type { ReactNode } from 'react';
import type { ClientSimulation } from '../../../course/schema/client';
import type { Locale } from '../../shell/locale';
import { Picture } from '../pictures/Picture';
import type { Player } from '../player';
import type { View } from '../view';
import type { Words } from '../words/words';
import { Controls } from './Controls';
import { Faults } from './Faults';
import { PredictionPanel, type PredictionPanelProps } from './PredictionPanel';
import { Switches } from './Switches';
import type { Told } from './told';
import type { Transport } from './useTransport';

interface StageViewProps {
  readonly spec: ClientSimulation;
  readonly told: Told;
  readonly words: Words;
  readonly locale: Locale;
  readonly player: Player;
  readonly view: View | null;
  /** What the picture shows, in words. */
  readonly description: string;
  readonly happened: string;
  readonly prediction: Omit<PredictionPanelProps, 'question' | 'words' | 'locale'> | null;
  /** What stands in the picture's place, or over it, while there is no run of this scenario. */
  readonly waiting?: ReactNode;
  /** Absent where nothing is alive: on the server, and until the engine has answered. */
  readonly handlers?: StageHandlers | undefined;
}

export interface StageHandlers {
  readonly transport: Transport;
  readonly onChoose: Parameters<typeof Switches>[0]['onChoose'];
  readonly onFault: Parameters<typeof Faults>[0]['onFault'];
  readonly onCrash: (id: string) => void;
  readonly onFlow: (id: number) => void;
}

/** The stage as it looks in a state: the same on the server, for the first paint, and in the browser. */
export function StageView(props: StageViewProps) {
  const { spec, told, words, locale, player, view, description, happened, prediction, waiting, handlers } = props;
  const descriptionId = `simulation-${spec.id}-description`;
  return (
    <>
      <figcaption>{told.caption}</figcaption>
      {prediction && <PredictionPanel {...prediction} question={told.question} words={words} locale={locale} />}
      <Picture
        kind={spec.picture}
        view={view}
        words={words}
        locale={locale}
        descriptionId={descriptionId}
        onCrash={player.mayPlay ? handlers?.onCrash : undefined}
        onFlow={handlers?.onFlow}
      >
        {waiting}
      </Picture>
      <Controls player={player} words={words} locale={locale} happened={happened} transport={handlers?.transport} />
      <div className="side">
        <Switches
          spec={spec}
          told={told.switches}
          scenario={player.scenario}
          words={words}
          onChoose={player.mayPlay ? handlers?.onChoose : undefined}
        />
        <Faults spec={spec} view={view} words={words} onFault={player.mayPlay ? handlers?.onFault : undefined} />
        <p className="description" id={descriptionId} aria-live={player.isPlaying ? 'off' : 'polite'}>
          {description}
        </p>
      </div>
    </>
  );
}
