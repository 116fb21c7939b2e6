import type { ComponentProps, ReactElement, ReactNode } from 'react';
import type { ClientSimulation } from '../../course/schema/client';
import type { LessonShape } from '../../course/schema/shape';
import type { Bound } from '../prose/context';
import { Caption, Choice, Knob, labelOf, Prediction, partOf, partsOf, Reason, Switch, Wrong } from '../prose/parts';
import { LeftOut } from '../shell/LeftOut';
import { SimulationIsland } from './SimulationIsland';
import type { Told, ToldLayer } from './stage/told';
import { Cast, ProveLink, Telling } from './Telling';
import './Simulation.css';

/** A simulation of the lesson: a first frame drawn when the page is built, and the stage that takes its place. */
export function Simulation({ id, lesson, children }: Bound & { id: string; children?: ReactNode }) {
  const spec = lesson.client.simulations[id];
  if (!spec) throw new Error(`${lesson.slug}: the lesson has no simulation ${id}`);
  const told = toldOf(children);
  const all = Object.values(lesson.client.simulations);
  return (
    <>
      {lesson.isLayered && <Cast spec={spec} before={all.slice(0, all.indexOf(spec))} locale={lesson.locale} />}
      <SimulationIsland spec={spec} told={told} shape={shapeFor(lesson.client.shape, spec)} locale={lesson.locale} />
      <Telling spec={spec} told={told} slug={lesson.slug} locale={lesson.locale} />
      <LeftOut limits={lesson.leftOut(id)} locale={lesson.locale} />
      <ProveLink spec={spec} locale={lesson.locale} />
    </>
  );
}

function toldOf(children: ReactNode): Told {
  return {
    caption: partOf(children, Caption),
    question: partsOf(children, Prediction).map(layerOf),
    reason: partsOf(children, Reason).map(layerOf),
    wrong: partsOf(children, Wrong).map((one) => ({ id: one.props.id, ...layerOf(one) })),
    switches: partsOf(children, Switch).map(({ props }) => ({
      id: props.id,
      label: labelOf(props),
      choices: partsOf(props.children, Choice).map((choice) => ({ id: choice.props.id, text: choice.props.children })),
    })),
    knobs: Object.fromEntries(partsOf(children, Knob).map(({ props }) => [props.id, props.children])),
  };
}

function layerOf({
  props: { from, until, only, children },
}: ReactElement<ComponentProps<typeof Prediction>>): ToldLayer {
  return { from, until, only, text: children };
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
