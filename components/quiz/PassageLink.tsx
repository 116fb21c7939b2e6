import type { Locale } from '../../course/languages';
import type { QuizLesson } from '../../course/schema/client';
import { useSettings } from '../../progress/useSettings';
import { lessonHref } from '../shell/href';
import { quizWords } from './words';

interface PassageLinkProps {
  lesson: QuizLesson;
  locale: Locale;
  slug: string;
  stop: string;
  /** The lesson is named already, beside it. */
  isNamed?: boolean;
}

/** The way back to the passage that a question is about; the name of the lesson alone where it is still to come. */
export function PassageLink({
  lesson: { title, isOpen, stops },
  locale,
  slug,
  stop,
  isNamed = false,
}: PassageLinkProps) {
  const { altitude } = useSettings();
  const words = quizWords[locale];
  const told = stops[stop];
  if (!isOpen || !told) return <span>{words.from({ lesson: title })}</span>;
  const name = altitude === 'zero' ? (told.plain ?? told.title) : told.title;
  return (
    <a href={`${lessonHref(locale, slug)}#${stop}`}>
      {isNamed ? words.stop({ stop: name }) : words.passage({ lesson: title, stop: name })}
    </a>
  );
}
