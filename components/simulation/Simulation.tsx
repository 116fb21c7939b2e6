import type { ReactNode } from 'react';
import type { ClientSimulation } from '../../course/schema/client';
import type { LessonShape } from '../../course/schema/shape';
import { simulate } from '../../engine/simulation/simulate';
import type { Bound, LessonContext } from '../mdx/context';
import { Caption, Choice, Prediction, partOf, partsOf, Switch } from '../mdx/parts';
import { keepProse } from '../mdx/prose.server';
import { StaticProse } from '../mdx/StaticProse';
import { describeView } from './describe/describe';
import { newPlayer } from './player';
import { SimulationIsland } from './SimulationIsland';
import { StageView } from './stage/StageView';
import type { Told } from './stage/told';
import { startMs, type View, viewOf } from './view';
import { wordsOf } from './words/words';

/** A simulation of the lesson: a first frame drawn when the page is built, and the stage that takes its place. */
export function Simulation({ id, lesson, children }: Bound & { id: string; children?: ReactNode }) {
  const spec = lesson.client.simulations[id];
  if (!spec) throw new Error(`${lesson.slug}: the lesson has no simulation ${id}`);
  const told = toldOf(children);
  const frameId = `${lesson.slug}.${lesson.locale}.simulation.${id}`;
  keepProse(frameId, <FirstFrame spec={spec} told={told} lesson={lesson} />);
  return (
    <SimulationIsland spec={spec} told={told} shape={shapeFor(lesson.client.shape, spec)} locale={lesson.locale}>
      <StaticProse id={frameId} />
    </SimulationIsland>
  );
}

function toldOf(children: ReactNode): Told {
  return {
    caption: partOf(children, Caption),
    question: partOf(children, Prediction),
    switches: partsOf(children, Switch).map(({ props }) => ({
      id: props.id,
      label: props.label ?? '',
      choices: partsOf(props.children, Choice).map((choice) => ({ id: choice.props.id, text: choice.props.children })),
    })),
  };
}

/** Progress in a simulation is its prediction: the rest of the lesson's shape need not go to the browser again. */
function shapeFor({ id, predictions }: LessonShape, { prediction }: ClientSimulation): LessonShape {
  return {
    id,
    sections: [],
    trace: [],
    recall: [],
    quiz: [],
    predictions: predictions.filter((step) => step.id === prediction?.id),
  };
}

const firstViews = new WeakMap<ClientSimulation, View>();

/** The moment from which the stage starts, before anything fails: it gives no answer away. */
function firstView(spec: ClientSimulation): View {
  const view = firstViews.get(spec) ?? viewOf(simulate(spec.scenario), startMs(spec.scenario));
  firstViews.set(spec, view);
  return view;
}

function FirstFrame({ spec, told, lesson }: { spec: ClientSimulation; told: Told; lesson: LessonContext }) {
  const { locale } = lesson;
  const view = firstView(spec);
  return (
    <figure className="simulation">
      <noscript>
        <p className="note">{lesson.words.needsScript}</p>
      </noscript>
      <StageView
        spec={spec}
        told={told}
        words={wordsOf[locale]}
        locale={locale}
        player={newPlayer(spec.scenario, !spec.prediction)}
        view={view}
        description={describeView(spec.picture, view, locale)}
        happened=""
        prediction={spec.prediction ? { spec: spec.prediction, state: { kind: 'open' }, isStale: false } : null}
      />
    </figure>
  );
}
