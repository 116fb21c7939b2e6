import type { ReactNode } from 'react';
import type { ClientSimulation } from '../../../course/schema/client';
import { anchorOf } from '../../../engine/links/address';
import type { Scenario } from '../../../engine/scenario/schema';
import type { View } from '../../../engine/story/view';
import type { Locale } from '../../shell/locale';
import { Picture } from '../pictures/Picture';
import type { Player } from '../player';
import { isChosen, refOf } from '../readerScenario';
import type { Words } from '../words/words';
import { Compare } from './Compare';
import { Controls } from './Controls';
import { Faults } from './Faults';
import { Knobs } from './Knobs';
import { labelOf } from './Lane';
import { PredictionPanel, type PredictionPanelProps } from './PredictionPanel';
import { Seed } from './Seed';
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
  /** Other policies beside the chosen one. */
  readonly lanes?: ReactNode;
  /** Absent where nothing is alive: on the server, and until the engine has answered. */
  readonly handlers?: StageHandlers | undefined;
}

export interface StageHandlers {
  readonly transport: Transport;
  readonly onChoose: Parameters<typeof Switches>[0]['onChoose'];
  readonly onFault: Parameters<typeof Faults>[0]['onFault'];
  readonly onCrash: (id: string) => void;
  readonly onFlow: (id: number) => void;
  readonly onKnob: (path: string, value: number) => void;
  readonly onScenario: (scenario: Scenario) => void;
  readonly onCompare: (compare: readonly string[]) => void;
}

/** The stage as it looks in a state: the same on the server, for the first paint, and in the browser. */
export function StageView(props: StageViewProps) {
  const { spec, told, words, locale, player, view, description, happened, prediction, waiting, lanes, handlers } =
    props;
  const acting = player.mayPlay ? handlers : undefined;
  const descriptionId = `${anchorOf(spec.id)}-description`;
  return (
    <>
      <figcaption>{told.caption}</figcaption>
      {prediction && <PredictionPanel {...prediction} question={told.question} words={words} locale={locale} />}
      <div className="screen">
        {lanes && <p className="lane-name">{chosenLabels(spec, told, player)}</p>}
        <Picture
          kind={spec.picture}
          view={view}
          locale={locale}
          descriptionId={descriptionId}
          onCrash={acting?.onCrash}
          onFlow={handlers?.onFlow}
          onScenario={acting?.onScenario}
        >
          {waiting}
        </Picture>
        <Controls player={player} words={words} locale={locale} happened={happened} transport={handlers?.transport} />
      </div>
      {lanes && <div className="lanes">{lanes}</div>}
      <div className="side">
        <Switches
          spec={spec}
          told={told.switches}
          scenario={player.scenario}
          words={words}
          onChoose={acting?.onChoose}
        />
        <Knobs
          spec={spec}
          told={told.knobs}
          scenario={player.scenario}
          words={words}
          locale={locale}
          onKnob={acting?.onKnob}
        />
        <Faults spec={spec} view={view} words={words} onFault={acting?.onFault} />
        <Compare
          spec={spec}
          told={told}
          scenario={player.scenario}
          compare={player.compare}
          words={words}
          onCompare={acting?.onCompare}
        />
        <Seed
          seed={player.scenario.seed}
          words={words}
          onSeed={acting && ((seed) => acting.onScenario({ ...player.scenario, seed }))}
        />
        <p className="description" id={descriptionId} aria-live={player.isPlaying ? 'off' : 'polite'}>
          {description}
        </p>
      </div>
    </>
  );
}

/** What the main picture shows, of the policies that something else is laid beside. */
function chosenLabels(spec: ClientSimulation, told: Told, { scenario, compare }: Player): ReactNode {
  const chosen = spec.switches
    .filter(({ id }) => compare.some((ref) => ref.startsWith(`${id}.`)))
    .flatMap(({ id, options }) => {
      const option = options.findLast((one) => isChosen(scenario, one));
      return option ? [<span key={id}>{labelOf(refOf(id, option.id), told)} </span>] : [];
    });
  return chosen;
}
