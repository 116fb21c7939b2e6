import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import type { ClientSimulation } from '../../course/schema/client';
import type { LessonShape } from '../../course/schema/shape';
import { encodeMoment } from '../../engine/links/permalink';
import { simulate } from '../../engine/simulation/simulate';
import { viewOf } from '../../engine/story/view';
import type { Bound } from '../prose/context';
import { Caption, Choice, Knob, Prediction, partOf, partsOf, Switch } from '../prose/parts';
import { evidenceHref, href, lessonHref } from '../shell/href';
import { LeftOut } from '../shell/LeftOut';
import { describeView } from './describe/describe';
import { timeText } from './names';
import { pictures } from './pictures';
import { SimulationIsland } from './SimulationIsland';
import type { Told } from './stage/told';
import './Simulation.css';

/** A simulation of the lesson: a first frame drawn when the page is built, and the stage that takes its place. */
export function Simulation({ id, lesson, children }: Bound & { id: string; children?: ReactNode }) {
  const spec = lesson.client.simulations[id];
  if (!spec) throw new Error(`${lesson.slug}: the lesson has no simulation ${id}`);
  const told = toldOf(children);
  return (
    <>
      <SimulationIsland spec={spec} told={told} shape={shapeFor(lesson.client.shape, spec)} locale={lesson.locale} />
      <Telling spec={spec} slug={lesson.slug} locale={lesson.locale} />
      <LeftOut limits={lesson.leftOut(id)} locale={lesson.locale} />
      {pictures[spec.picture].isProvable && (
        <p className="prove-link">
          <a href={`${evidenceHref(lesson.locale)}#prove`}>{lesson.words.proveIt}</a>
        </p>
      )}
    </>
  );
}

/** The simulation at its telling moment, for paper and for readers without JavaScript: drawn by `scripts/frames.ts`. */
function Telling({ spec, slug, locale }: { spec: ClientSimulation; slug: string; locale: Locale }) {
  const { id, picture, scenario, tellingMs } = spec;
  const link = lessonHref(locale, slug) + encodeMoment(id, tellingMs);
  return (
    <figure className="telling">
      {/* biome-ignore lint/performance/noImgElement: a static site has no server that resizes images */}
      <img
        src={href(`/frames/${id}.${locale}.svg`)}
        alt={describeView(picture, viewOf(simulate(scenario), tellingMs), locale)}
        loading="lazy"
        width={360}
      />
      <figcaption>
        {timeText(tellingMs, locale)} · <a href={link}>{link}</a>
      </figcaption>
    </figure>
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
    knobs: Object.fromEntries(partsOf(children, Knob).map(({ props }) => [props.id, props.children])),
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
