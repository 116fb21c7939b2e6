import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import type { Frontmatter } from '../../course/schema/lesson';
import { Said } from '../altitude/Said';
import { shellWords } from './words';

interface LessonHeadProps {
  locale: Locale;
  track: string;
  frontmatter: Frontmatter;
  children?: ReactNode;
}

/** What a lesson is about, above its text. */
export function LessonHead({ locale, track, frontmatter: { title, crux, plain }, children }: LessonHeadProps) {
  return (
    <header className="lesson-head">
      <p className="track">{track}</p>
      <h1>{title}</h1>
      <p className="crux">
        <strong>{shellWords[locale].crux}</strong> <Said as="span" of={{ trade: crux, plain: plain ?? crux }} />
      </p>
      {children}
    </header>
  );
}
