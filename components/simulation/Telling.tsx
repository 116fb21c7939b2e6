'use client';

import type { Locale } from '../../course/languages';
import type { ClientSimulation } from '../../course/schema/client';
import { encodeMoment } from '../../engine/links/permalink';
import { simulate } from '../../engine/simulation/simulate';
import { viewOf } from '../../engine/story/view';
import { evidenceHref, href, lessonHref } from '../shell/href';
import { shellWords } from '../shell/words';
import { describeView } from './describe/describe';
import { timeText } from './names';
import { pictures } from './pictures';

/*
 * What a page says of a picture beside its stage. Pictures have hooks, which server components may not import: like the
 * first frame these are client components, drawn when the page is built and by no browser.
 */

interface OfPicture {
  readonly spec: ClientSimulation;
  readonly locale: Locale;
}

/** The simulation at its telling moment, for paper and for readers without JavaScript: drawn by `scripts/frames.ts`. */
export function Telling({ spec, slug, locale }: OfPicture & { slug: string }) {
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

/** The way to prove a picture on a real system, where there is one that can answer. */
export function ProveLink({ spec, locale }: OfPicture) {
  if (!pictures[spec.picture].isProvable) return null;
  return (
    <p className="prove-link">
      <a href={`${evidenceHref(locale)}#prove`}>{shellWords[locale].proveIt}</a>
    </p>
  );
}
