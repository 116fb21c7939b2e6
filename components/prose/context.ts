import type { Locale } from '../../course/languages';
import type { ClientLesson, ClientQuiz } from '../../course/schema/client';
import type { LimitTitle } from '../../course/schema/limits';
import type { ShellWords } from '../shell/words';

/** A source that the lesson cites, with its number in the order of the text. */
export interface CitedSource {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** Of the title. */
  readonly language: Locale;
  /** An address, or the name of a place that has none. */
  readonly where?: string;
  readonly asOf: string;
  /** How many of the lesson's facts rest on it. */
  readonly facts: number;
}

/** A row of the numbers table: what stands beside the author's words. */
interface NumbersRow {
  readonly id: string;
  readonly simulation?: string;
}

/** A piece of configuration, and who vouches for it: a command that judged it, a source, or nobody. */
export interface ShownConfig {
  /** With its version, where one judged it. */
  readonly program: string;
  readonly check?: string | undefined;
  readonly source?: string | undefined;
  readonly text: string;
}

/** An outage as its head and its links tell it. */
export interface ShownOutage {
  readonly day: string;
  readonly source: string;
  /** Where its replay can be watched, and where the reader is asked what would have saved them. */
  readonly replay?: { readonly watch: string; readonly exercise: string } | undefined;
}

/** Who wants to carry the course on: where a stop's text is written, and where a mistake in it is told, if the build knows. */
export interface Passage {
  readonly source?: string | undefined;
  readonly report?: string | undefined;
}

/** A lesson that takes a part of this one further. */
export interface ConnectedLesson {
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  readonly isOpen: boolean;
  /** The stops of this lesson that it unfolds; empty: the whole. */
  readonly stops: readonly { readonly id: string; readonly title: string; readonly plain?: string | undefined }[];
}

/** What the components of a lesson's text must know of the lesson, in one language. */
export interface LessonContext {
  readonly slug: string;
  /** The address of its page where a part of it stands on another; '' on its own. */
  readonly page: string;
  readonly locale: Locale;
  readonly words: ShellWords;
  /** A claim's value as the engine computed it, printed for the language. */
  readonly claim: (id: string, format?: string) => string;
  /** A fact's value, printed, and the source that it rests on. */
  readonly fact: (id: string) => { readonly text: string; readonly source: string };
  readonly config: (id: string) => ShownConfig;
  readonly outage: (id: string) => ShownOutage;
  /** Of a stop. */
  readonly passage: (stop: string) => Passage;
  /** What a simulation of the lesson leaves out. */
  readonly leftOut: (simulation: string) => readonly LimitTitle[];
  readonly sources: readonly CitedSource[];
  readonly numbers: readonly NumbersRow[];
  readonly connected: readonly ConnectedLesson[];
  /** Whether the altitudes read different texts: Zero then reads a story. */
  readonly isLayered: boolean;
  /** What the islands run. */
  readonly client: ClientLesson;
  /** What its quiz draws from, where it has one. */
  readonly quiz?: ClientQuiz | undefined;
}

/** What each component of the text is given beside its author's attributes. */
export interface Bound {
  readonly lesson: LessonContext;
}

/** What the build writes on a figure of the text: the predictions that it answers, with a space between them. */
export interface Spoiler {
  readonly answers?: string;
}
