import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { formatBand } from '../../course/format';
import type { Locale } from '../../course/languages';
import { pointBand } from '../../course/schema/band';
import type { ClientPrediction, ClientSimulation } from '../../course/schema/client';
import type { LessonShape } from '../../course/schema/shape';
import { encodeMoment } from '../../engine/links/permalink';
import { measure } from '../../engine/metrics/measures';
import { simulate } from '../../engine/simulation/simulate';
import { viewOf } from '../../engine/story/view';
import type { Bound } from '../prose/context';
import { Caption, Choice, Knob, Prediction, partOf, partsOf, Reason, Switch, Wrong } from '../prose/parts';
import { keepProse } from '../prose/prose.server';
import { StaticProse } from '../prose/StaticProse';
import { evidenceHref, href, lessonHref } from '../shell/href';
import { LeftOut } from '../shell/LeftOut';
import { describeView } from './describe/describe';
import { timeText } from './names';
import { pictures } from './pictures';
import { SimulationIsland } from './SimulationIsland';
import { Layers } from './stage/Layers';
import type { Told, ToldLayer } from './stage/told';
import { simulationWords } from './words';
import './Simulation.css';

/** A simulation of the lesson: a first frame drawn when the page is built, and the stage that takes its place. */
export function Simulation({ id, lesson, children }: Bound & { id: string; children?: ReactNode }) {
  const spec = lesson.client.simulations[id];
  if (!spec) throw new Error(`${lesson.slug}: the lesson has no simulation ${id}`);
  const told = toldOf(children);
  const afterId = `${lesson.slug}.${lesson.locale}.simulation.${id}.after`;
  keepProse(
    afterId,
    <>
      <Telling spec={spec} told={told} slug={lesson.slug} locale={lesson.locale} />
      <LeftOut limits={lesson.leftOut(id)} locale={lesson.locale} />
    </>,
  );
  return (
    <>
      <SimulationIsland spec={spec} told={told} shape={shapeFor(lesson.client.shape, spec)} locale={lesson.locale} />
      <StaticProse id={afterId} />
      {pictures[spec.picture].isProvable && (
        <p className="prove-link">
          <a href={`${evidenceHref(lesson.locale)}#prove`}>{lesson.words.proveIt}</a>
        </p>
      )}
    </>
  );
}

interface TellingProps {
  spec: ClientSimulation;
  told: Told;
  slug: string;
  locale: Locale;
}

/**
 * The simulation at its telling moment, for paper and for readers without JavaScript: drawn by `scripts/frames.ts`. Who
 * cannot predict here finds the answer, masked in the text, with its reason.
 */
function Telling({ spec, told, slug, locale }: TellingProps) {
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
        {spec.prediction && (
          <>
            <p>
              <strong>{answerText(spec.prediction, locale)}</strong>
            </p>
            <Layers of={told.reason} />
          </>
        )}
      </figcaption>
    </figure>
  );
}

/** What the run that was asked about gives. */
function answerText(
  { scenario, measure: name, window, format, digits, band }: ClientPrediction,
  locale: Locale,
): string {
  const { result } = simulationWords[locale];
  const found = pointBand(measure(simulate(scenario), name, window));
  return `${result}: ${formatBand(band ?? found, format, locale, digits)}.`;
}

function toldOf(children: ReactNode): Told {
  return {
    caption: partOf(children, Caption),
    question: partsOf(children, Prediction).map(layerOf),
    reason: partsOf(children, Reason).map(layerOf),
    wrong: partsOf(children, Wrong).map((one) => ({ id: one.props.id, ...layerOf(one) })),
    switches: partsOf(children, Switch).map(({ props }) => ({
      id: props.id,
      label: props.label ?? '',
      choices: partsOf(props.children, Choice).map((choice) => ({ id: choice.props.id, text: choice.props.children })),
    })),
    knobs: Object.fromEntries(partsOf(children, Knob).map(({ props }) => [props.id, props.children])),
  };
}

function layerOf({ props: { from, only, children } }: ReactElement<ComponentProps<typeof Prediction>>): ToldLayer {
  return { from, only, text: children };
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
