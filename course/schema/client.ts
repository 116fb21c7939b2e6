import type { Fault, Scenario } from '../../engine/scenario/schema';
import type { Altitude } from '../altitude';
import type { Drawable } from '../exercise/bankItem';
import type { RubricPredicate } from '../exercise/rubric';
import type { Band } from './band';
import type { From } from './common';
import type { CandidateSpec, InstrumentKind, Knob, Patch, PickerSpec, SimulationSpec, TuneSpec } from './lesson';
import type { LessonShape } from './shape';
import type { Format, MeasureWindow } from './value';

/**
 * What the islands of a lesson need, as plain data: scenarios and statements. No answer, but for what a browser cannot
 * compute while its reader waits: exact models, and ranges over the seeds.
 */
export interface ClientLesson {
  readonly id: string;
  readonly shape: LessonShape;
  readonly simulations: Readonly<Record<string, ClientSimulation>>;
  readonly trace: readonly ClientStep[];
  readonly recall: readonly ClientCard[];
  readonly picker?: ClientPicker | undefined;
  readonly exercises: readonly ClientExercise[];
}

export interface ClientSimulation {
  readonly id: string;
  readonly scenario: Scenario;
  readonly picture: SimulationSpec['picture'];
  readonly playMs: number;
  /** Buttons: the fault without its moment, which is the reader's. */
  readonly faults: readonly (Omit<Fault, 'atMs'> & { readonly id: string } & Offered)[];
  readonly switches: readonly ({ readonly id: string; readonly options: readonly ClientPatch[] } & Offered)[];
  readonly knobs: readonly Knob[];
  /** `switch.option`, laid side by side from the start. */
  readonly compare: readonly string[];
  readonly instruments: readonly ({ readonly kind: InstrumentKind } & Offered)[];
  readonly tellingMs: number;
  readonly prediction?: ClientPrediction | undefined;
}

/** From which altitude on something is offered; CSS hides it below. */
interface Offered {
  readonly from?: From;
}

export interface ClientPatch {
  readonly id: string;
  readonly patch: Patch;
}

export interface ClientPrediction {
  readonly id: string;
  readonly scenario: Scenario;
  readonly measure: string;
  readonly window?: MeasureWindow | undefined;
  readonly format: Format;
  readonly digits?: number | undefined;
  readonly input: { readonly min: number; readonly max: number; readonly step: number };
  readonly close: number;
  /** The range over the seeds, where the figure varies: an answer is judged by it. */
  readonly band?: Band | undefined;
  /** Thoughts that are not so, each with the number to which it leads. */
  readonly wrong: readonly { readonly id: string; readonly value: Band }[];
}

/** Options to choose among; the right one is computed from the runs by `keyOf`. */
export interface ClientChoice {
  /** By name; empty where a fact decides. */
  readonly runs: Readonly<Record<string, Scenario>>;
  readonly variants: readonly ClientPatch[];
  readonly options: readonly ClientOption[];
}

export interface ClientOption {
  readonly id: string;
  readonly misconception?: string | undefined;
  readonly when?: readonly RubricPredicate[] | undefined;
  readonly fact?: string | undefined;
  readonly trueUnder?: Patch | undefined;
}

/** Topologies to choose among: the best is computed from the figures of their runs. */
export interface ClientPicker {
  /** The simulation whose scenario the candidates change, and whose stage shows a moment of them. */
  readonly simulation: string;
  readonly scenario: Scenario;
  readonly measures: PickerSpec['measures'];
  readonly candidates: readonly Pick<CandidateSpec, 'id' | 'patch' | 'equipment'>[];
  /** In how many of the seeds each is the best, where that varies. */
  readonly wins?: Readonly<Record<string, number>> | undefined;
}

export interface ClientStep extends ClientChoice {
  readonly id: string;
  /** The simulation whose picture plays the step's main run. */
  readonly simulation?: string | undefined;
}

export interface ClientCard {
  readonly id: string;
  readonly item:
    | (ClientChoice & { readonly kind: 'choice' })
    /** `value` is the claim's, computed at build: exact models stay out of the browser. */
    | { readonly kind: 'number'; readonly value: Band; readonly format: Format; readonly close: number };
}

/** The questions that a quiz draws from, with their words in one language: all that is computed is computed in the browser. */
export interface ClientQuiz {
  /** How many a round asks. */
  readonly count: number;
  readonly confusable: readonly (readonly string[])[];
  readonly questions: readonly ClientQuestion[];
  /** The lessons that they are about, by slug, in the order of the climb. */
  readonly lessons: Readonly<Record<string, QuizLesson>>;
  readonly traps: Traps;
}

export type ClientQuestion = Drawable & {
  readonly lesson: string;
  readonly stop: string;
  readonly from: Altitude;
  readonly until: Altitude;
  readonly question: string;
  /** By the option's id. A number has no text of its own; the feedback of the right answer is the reason. */
  readonly told: Readonly<Record<string, { readonly text?: string; readonly feedback: string }>>;
  /** Those that options word, by the option's id. */
  readonly misconceptions: Readonly<Record<string, string>>;
};

export interface QuizLesson {
  readonly title: string;
  /** Where there is a page to go back to. */
  readonly isOpen: boolean;
  readonly stops: Readonly<Record<string, { readonly title: string; readonly plain?: string }>>;
}

/** The misconceptions of the course's exercises, by `lesson/step` and option; of a match by `thing.bin`, as it is handed in. */
export type Traps = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What comes back of the course, in one language: ids and meanings. Cards and questions have their words in decks of their own. */
export interface ClientReview {
  readonly lessons: readonly {
    readonly title: string;
    /** Its cards and scored items alone. */
    readonly shape: LessonShape;
  }[];
  /** Of the questions of a bank, too. */
  readonly traps: Traps;
  /** The questions of a bank, by `lesson/step`: which lesson each is about, and who is asked. */
  readonly questions: Readonly<
    Record<string, { readonly lesson: string; readonly from: Altitude; readonly until: Altitude }>
  >;
  readonly misconceptions: Misconceptions;
}

/** How each misconception is popularly put, and the fact that corrects it. */
export type Misconceptions = Readonly<Record<string, { readonly popular: string; readonly fact: string }>>;

export type ClientExercise = ClientMatch | ClientOrder | ClientTune;

/** Things to put into bins, the right one of each being known or computed from its run. */
export interface ClientMatch {
  readonly kind: 'match';
  readonly id: string;
  readonly bins: readonly { readonly id: string; readonly when?: readonly RubricPredicate[] | undefined }[];
  readonly things: readonly ClientThing[];
  /** Parts of one model's answer, which stand in their own order, whatever the attempt. */
  readonly isSorted: boolean;
  readonly ask?: number | undefined;
  readonly variants: readonly ClientPatch[];
  /** The simulation whose picture shows the runs of the things. */
  readonly simulation?: string | undefined;
}

export interface ClientThing {
  readonly id: string;
  /** By a fact or an exact model: the bin in the question as written, and then in each variant. */
  readonly bins?: readonly string[] | undefined;
  /** The bin whose `when` holds in it is the right one. */
  readonly run?: Scenario | undefined;
}

/** Items to bring into the order of a value. */
export interface ClientOrder {
  readonly kind: 'order';
  readonly id: string;
  readonly measure?: string | undefined;
  readonly window?: MeasureWindow | undefined;
  readonly format: Format;
  readonly digits?: number | undefined;
  readonly items: readonly ClientOrdered[];
  readonly ask?: number | undefined;
  readonly variants: readonly ClientPatch[];
}

export interface ClientOrdered {
  readonly id: string;
  /** Of an exact model: the value in the question as written, and then in each variant. */
  readonly values?: readonly number[] | undefined;
  /** The order's measure is taken of it. */
  readonly run?: Scenario | undefined;
}

/** Controls to set until every goal holds of the run. */
export interface ClientTune {
  readonly kind: 'tune';
  readonly id: string;
  /** The simulation whose controls are set, and whose picture shows the run. */
  readonly simulation: string;
  readonly scenario: Scenario;
  readonly switches: ClientSimulation['switches'];
  readonly knobs: ClientSimulation['knobs'];
  readonly goals: TuneSpec['goals'];
  readonly variants: readonly ClientPatch[];
}
