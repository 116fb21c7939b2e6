'use client';

import { formatBand } from '../../course/format';
import type { Locale } from '../../course/languages';
import { pointBand } from '../../course/schema/band';
import type { ClientPrediction, ClientSimulation } from '../../course/schema/client';
import { encodeMoment } from '../../engine/links/permalink';
import { evidenceHref, href, lessonHref } from '../shell/href';
import { shellWords } from '../shell/words';
import { timeText } from './names';
import { pictures } from './pictures';
import { Layers } from './stage/Layers';
import type { Told } from './stage/told';
import { figureOf, stillOf } from './still';
import { simulationWords } from './words';

/*
 * What a page says of a picture beside its stage. Pictures have hooks, which server components may not import: like the
 * first frame these are client components, drawn when the page is built and by no browser.
 */

interface OfPicture {
  readonly spec: ClientSimulation;
  readonly locale: Locale;
}

/**
 * The simulation at its telling moment, for paper and for readers without JavaScript: drawn by `scripts/frames.ts`. Who
 * cannot predict here finds the answer, masked in the text, with its reason.
 */
export function Telling({ spec, told, slug, locale }: OfPicture & { told: Told; slug: string }) {
  const { id, picture, scenario, tellingMs } = spec;
  const link = lessonHref(locale, slug) + encodeMoment(id, tellingMs);
  return (
    <figure className="telling">
      {/* biome-ignore lint/performance/noImgElement: a static site has no server that resizes images */}
      <img
        src={href(`/frames/${id}.${locale}.svg`)}
        alt={stillOf(picture, scenario, tellingMs).told[locale].trade}
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
function answerText(prediction: ClientPrediction, locale: Locale): string {
  const { band = pointBand(figureOf(prediction)), format, digits } = prediction;
  return `${simulationWords[locale].result}: ${formatBand(band, format, locale, digits)}.`;
}

/** At Zero: who is who in the picture and in the story, each once in the lesson, where a picture first draws it. */
export function Cast({ spec, before, locale }: OfPicture & { before: readonly ClientSimulation[] }) {
  const { cast, roles } = simulationWords[locale];
  const met = new Set(before.flatMap(({ picture }) => pictures[picture].roles));
  const named = pictures[spec.picture].roles.filter((role) => !met.has(role)).map((role) => roles[role]);
  if (named.length === 0) return null;
  return (
    <p className="note" data-only="zero">
      {cast}: {named.join(', ')}.
    </p>
  );
}

/** The way to prove a picture on a real system, where there is one that can answer. */
export function ProveLink({ spec, locale }: OfPicture) {
  if (!pictures[spec.picture].isProvable) return null;
  return (
    <p className="prove-link">
      <a href={`${evidenceHref(locale)}#prove`}>{shellWords[locale].proveIt}</a>
    </p>
  );
}
