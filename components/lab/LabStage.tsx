import { type ReactNode, useEffect, useMemo } from 'react';
import type { Locale } from '../../course/languages';
import type { ClientSimulation } from '../../course/schema/client';
import { LAB } from '../../engine/links/address';
import type { Scenario } from '../../engine/scenario/schema';
import { PICTURE_WIDTH, type Picking } from '../simulation/pictures/parts/canvas';
import { heightOf } from '../simulation/pictures/topology/Drawing';
import { newPlayer } from '../simulation/player';
import { AskedWhy } from '../simulation/stage/AskedWhy';
import { Drawer } from '../simulation/stage/Drawer';
import { LiveLane } from '../simulation/stage/LiveLane';
import { RunStanding } from '../simulation/stage/RunStanding';
import { Share } from '../simulation/stage/Share';
import { StageFrame } from '../simulation/stage/StageFrame';
import { useStage } from '../simulation/stage/useStage';
import { labWords } from './words';

interface LabStageProps {
  /** What is run; where the draft is not ready, the last that was. */
  readonly scenario: Scenario;
  readonly side: string;
  /** The scenario of the other side, where there is one and it is ready. */
  readonly other: Scenario | undefined;
  readonly otherSide: string;
  /** Scenarios as a link holds them: A, then B. */
  readonly shared: readonly [Scenario, Scenario | undefined] | null;
  /** A moment that a link has asked for. */
  readonly asked: { readonly tMs: number } | null;
  readonly picking: Picking;
  /** Where the scenario is changed, beside the picture. */
  readonly panel: ReactNode;
  /** Why nothing can be run: laid over the picture. */
  readonly problem: ReactNode;
  readonly locale: Locale;
  readonly onScenario: (scenario: Scenario) => void;
}

/** A picture taller than that, in its own units, would be too small to read if it had to fit the window: it scrolls. */
const MOST_HEIGHT = 1.4 * PICTURE_WIDTH;

const PLAY_MS = 20_000;

/** What the parts of the stage ask of a simulation: the lab's has no author. */
const specOf = (scenario: Scenario): ClientSimulation => ({
  ...{ id: LAB, scenario, picture: 'topology', playMs: PLAY_MS, tellingMs: 0 },
  ...{ faults: [], switches: [], knobs: [], compare: [], instruments: [] },
});

/** The run of what is on the bench: played, scrubbed, broken by hand, explained, beside the other side's. */
export function LabStage(props: LabStageProps) {
  const { scenario, side, other, otherSide, shared, asked, picking, panel, problem, locale, onScenario } = props;
  const spec = useMemo(() => specOf(scenario), [scenario]);
  const { stage, answer, dispatch, figure } = useStage({
    ...{ spec, locale },
    first: () => newPlayer(scenario, true),
    kept: { scenario, onScenario, picking },
    isBlocked: problem !== null,
  });
  useEffect(() => {
    if (asked) dispatch({ type: 'seek', tMs: asked.tMs });
  }, [asked, dispatch]);
  const isTall = stage.view !== null && heightOf(stage.view) > MOST_HEIGHT;
  return (
    <StageFrame
      stage={stage}
      figure={{
        ...figure,
        className: `simulation has-panel ${isTall ? 'is-tall' : ''}`,
        'aria-label': labWords[locale].stage,
      }}
      over={problem ?? <RunStanding answer={answer} />}
      lanes={other && <LiveLane label={otherSide} scenario={other} />}
      laneName={side}
      side={panel}
    >
      <AskedWhy />
      <Drawer />
      {shared && <Share scenario={shared[0]} other={shared[1]} />}
    </StageFrame>
  );
}
