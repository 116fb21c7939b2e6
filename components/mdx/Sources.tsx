import type { CitedSource, LessonContext, Spoiler } from '../prose/context';
import type { ShellWords } from '../shell/words';
import { Mask } from './Mask';
import './Sources.css';

export function Cite({ id, lesson }: { id: string; lesson: LessonContext }) {
  const source = numbered(lesson, id);
  return (
    <sup className="cite">
      <a href={`${lesson.page}#source-${source.number}`} aria-label={lesson.words.source({ number: source.number })}>
        {source.number}
      </a>
    </sup>
  );
}

/** A number from the world. It leads to the source that it rests on. */
export function Fact({ id, answers, lesson }: Spoiler & { id: string; lesson: LessonContext }) {
  const { text, source } = lesson.fact(id);
  return (
    <a className="fact" href={`${lesson.page}#source-${numbered(lesson, source).number}`}>
      {answers ? <Mask answers={answers} value={text} words={lesson.words} /> : text}
    </a>
  );
}

export function Sources({ lesson }: { lesson: LessonContext }) {
  return (
    <ol className="sources">
      {lesson.sources.map((source) => (
        <li key={source.id} id={`source-${source.number}`}>
          <Source source={source} words={lesson.words} />
        </li>
      ))}
    </ol>
  );
}

function Source({ source, words }: { source: CitedSource; words: ShellWords }) {
  const isAddress = source.where?.startsWith('https://');
  return (
    <details>
      <summary lang={source.language}>{source.title}</summary>
      <p>
        {isAddress ? (
          <a href={source.where} rel="noreferrer">
            {source.where}
          </a>
        ) : (
          source.where
        )}{' '}
        {words.readOn({ day: source.asOf })}
        {source.facts > 0 && `; ${words.factsFrom({ count: source.facts })}`}
      </p>
    </details>
  );
}

function numbered(lesson: LessonContext, id: string): CitedSource {
  const source = lesson.sources.find((cited) => cited.id === id);
  if (!source) throw new Error(`${lesson.slug}: source ${id} is cited, but not in the lesson's list`);
  return source;
}
