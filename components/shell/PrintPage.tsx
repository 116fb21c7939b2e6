import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import type { Frontmatter } from '../../course/schema/lesson';
import { CHOICES } from '../../progress/settings';
import { AltitudeControl } from './AltitudeControl';
import { LessonHead } from './LessonHead';
import { SiteFooter } from './SiteFooter';
import { SiteHeader } from './SiteHeader';
import { shellWords } from './words';
import './LessonPage.css';
import './PrintPage.css';

interface PrintPageProps {
  locale: Locale;
  lessons: readonly { slug: string; track: string; frontmatter: Frontmatter; text: ReactNode }[];
}

/** The whole course on one page, for paper (`scripts/printed.ts` makes each lesson's ids its own). */
export function PrintPage({ locale, lessons }: PrintPageProps) {
  const say = shellWords[locale];
  const levels = CHOICES.altitude.map((level) => [
    level,
    { name: say.altitudes[level], hint: say.altitudeHints[level] },
  ]);
  return (
    <>
      <SiteHeader locale={locale} path="print/" />
      <main id="text">
        <div className="page">
          <h1>
            {say.courseTitle} <span className="subtitle">— {say.courseSubtitle}</span>
          </h1>
          <p className="print-note">{say.print.text}</p>
          <div className="print-note scripted">
            <AltitudeControl label={say.altitude} levels={Object.fromEntries(levels)} />
          </div>
          <ol>
            {lessons.map(({ slug, frontmatter }) => (
              <li key={slug}>
                <a href={`#${slug}`}>{frontmatter.title}</a>
              </li>
            ))}
          </ol>
        </div>
        {lessons.map(({ slug, track, frontmatter, text }) => (
          <div key={slug} className="lesson" data-printed={slug} id={slug}>
            <article>
              <LessonHead locale={locale} track={track} frontmatter={frontmatter} />
              {text}
            </article>
          </div>
        ))}
      </main>
      <SiteFooter locale={locale} />
    </>
  );
}
