import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import type { Frontmatter } from '../../course/schema/lesson';
import type { LessonShape } from '../../course/schema/shape';
import { type Altitude, CHOICES } from '../../progress/settings';
import { AltitudeControl } from './AltitudeControl';
import { metHref, reviewHref } from './href';
import { LessonHead } from './LessonHead';
import { LessonMap, type MapStop } from './LessonMap';
import { Notices } from './Notices';
import { SiteFooter } from './SiteFooter';
import { SiteHeader } from './SiteHeader';
import { shellWords } from './words';
import './LessonPage.css';

interface Neighbour {
  slug: string;
  title: string;
  status: 'open' | 'simulation' | 'coming';
}

interface LessonPageProps {
  locale: Locale;
  track: string;
  frontmatter: Frontmatter;
  shape: LessonShape;
  stops: readonly MapStop[];
  words: Record<Altitude, { minutes: number }>;
  /** Whether the altitudes read different texts: where they do not, there is nothing to switch. */
  hasAltitudes: boolean;
  previous?: Neighbour;
  next?: Neighbour & { summary: string };
  children: ReactNode;
}

/** The frame of a lesson, from the way back to the next one. */
export function LessonPage({
  locale,
  track,
  frontmatter,
  shape,
  stops,
  words,
  hasAltitudes,
  previous,
  next,
  children,
}: LessonPageProps) {
  const say = shellWords[locale];
  return (
    <>
      <SiteHeader locale={locale} path={`learn/${shape.id}/`} backTo={shape.id} />
      <div className="lesson">
        <LessonMap shape={shape} stops={stops} words={{ title: say.lessonMap, read: say.read, done: say.done }} />
        <main id="text">
          <LessonHead locale={locale} track={track} frontmatter={frontmatter}>
            {hasAltitudes && (
              <>
                <AltitudeControl
                  label={say.altitude}
                  top={{ level: 'senior', note: say.altitudeTop }}
                  levels={levelsOf(locale, words)}
                />
                <noscript>
                  <p>{say.altitudeNeedsScript}</p>
                </noscript>
              </>
            )}
          </LessonHead>
          <Notices words={say.keeping} />
          <article>{children}</article>
          <Continue {...{ locale, previous, next }} />
        </main>
      </div>
      <SiteFooter locale={locale} />
    </>
  );
}

function levelsOf(locale: Locale, words: LessonPageProps['words']) {
  const say = shellWords[locale];
  const levels = CHOICES.altitude.map((level) => [
    level,
    {
      name: say.altitudes[level],
      hint: say.altitudeHints[level],
      minutes: say.minutes({ minutes: words[level].minutes }),
    },
  ]);
  return Object.fromEntries(levels) as Record<Altitude, { name: string; hint: string; minutes: string }>;
}

/** The lessons before and after this one; after the last, what has come due of all of them. `j` leads here from the last stop. */
function Continue({ locale, previous, next }: Pick<LessonPageProps, 'locale' | 'previous' | 'next'>) {
  const say = shellWords[locale];
  return (
    <nav className="continue" aria-labelledby="continue-title">
      <h2 id="continue-title">{say.continueClimb}</h2>
      <p>{next ? <Neighbouring locale={locale} of={next} /> : <a href={reviewHref(locale)}>{say.toReview}</a>}</p>
      {next && <p>{next.summary}</p>}
      {previous && (
        <p className="note">
          {say.previousLesson}: <Neighbouring locale={locale} of={previous} />
        </p>
      )}
    </nav>
  );
}

function Neighbouring({ locale, of: { slug, title, status } }: { locale: Locale; of: Neighbour }) {
  const isOpen = status !== 'coming';
  return (
    <>
      <a href={metHref(locale, slug, isOpen)}>{title}</a>
      {!isOpen && <span className="badge">{shellWords[locale].coming}</span>}
    </>
  );
}
