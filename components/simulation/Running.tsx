import type { Locale } from '../../course/languages';
import type { ClientSimulation } from '../../course/schema/client';
import { anchorOf } from '../../engine/links/address';
import { href, lessonHref } from '../shell/href';
import { shellWords } from '../shell/words';
import { imageBox, MARGIN } from './imageBox';
import { stillOf } from './still';

interface RunningProps {
  locale: Locale;
  lesson: { slug: string; title: string };
  spec: ClientSimulation;
  /** The moment at which the picture comes to rest. */
  untilMs: number;
}

/**
 * A run at its end, which plays once by itself when the page has come to rest (`shell/script/running.ts`), and leads to
 * where the reader can play it. Both pictures are `scripts/frames.ts`'.
 */
export function Running({ locale, lesson, spec, untilMs }: RunningProps) {
  const still = stillOf(spec.picture, spec.scenario, untilMs);
  const { width, height } = imageBox(still.height, MARGIN);
  return (
    <figure>
      {/* biome-ignore lint/performance/noImgElement: a static site has no server that resizes images */}
      <img
        src={href(`/frames/running.${locale}.svg`)}
        data-runs={href(`/frames/running.plays.${locale}.svg`)}
        alt={still.told[locale].trade}
        {...{ width, height }}
      />
      <figcaption className="note">
        <a href={`${lessonHref(locale, lesson.slug)}#${anchorOf(spec.id)}`}>
          {shellWords[locale].running({ lesson: lesson.title })}
        </a>
      </figcaption>
    </figure>
  );
}
