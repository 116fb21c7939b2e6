import type { LessonShape, StepShape } from '../course/schema/shape';
import { counted, type EventOf, type Fact, type ProgressEvent } from './events';
import { type Refusal, refusal } from './refusal';

type AnswerType = 'PredictionCommitted' | 'StepAnswered' | 'RecallGraded' | 'QuizAnswered';
type Payloads = { readonly [T in AnswerType]: EventOf<T>['payload'] };
export type Answer<T extends AnswerType> = { readonly at: number } & Payloads[T];

/** What was answered at one step, oldest first. */
export interface StepProgress<T extends AnswerType> {
  readonly id: string;
  /** The step's present one, which a new answer is recorded under. */
  readonly meaning: string;
  /** Under the step's present meaning. */
  readonly answers: readonly Answer<T>[];
  /** Under an earlier meaning: still readable, no longer counted. */
  readonly earlier: readonly Answer<T>[];
  /** Answered, but before its author changed it: this step, and no other, asks to be done again and says why. */
  readonly stale: boolean;
}

/** `open` is the step to do next; `locked` waits for the steps before it. */
type TraceStatus = 'answered' | 'open' | 'locked';
export type TraceStep = StepProgress<'StepAnswered'> & { readonly status: TraceStatus };

/** What the screens of a lesson need to know of its learner. Steps come in the order of the lesson. */
export interface LessonProgress {
  readonly openedAtMs: number | null;
  /** When the last of its sections, trace steps and cards was done for the first time; null while one is left. */
  readonly doneAtMs: number | null;
  readonly sectionsRead: readonly string[];
  readonly predictions: readonly StepProgress<'PredictionCommitted'>[];
  readonly trace: readonly TraceStep[];
  readonly recall: readonly StepProgress<'RecallGraded'>[];
  readonly quiz: readonly StepProgress<'QuizAnswered'>[];
  readonly exercises: readonly StepProgress<'QuizAnswered'>[];
  /** Well-formed events that could not have happened on the page, such as an answer to a locked step. */
  readonly refused: readonly ({ readonly eventId: string } & Refusal)[];
}

/**
 * The state of one lesson: a function of the set of events, whatever their order and however often each came.
 * Events of other lessons, and of steps that the author has since removed, say nothing here and stay in the store.
 */
export function reduceProgress(events: Iterable<ProgressEvent>, shape: LessonShape): LessonProgress {
  const draft = emptyDraft();
  const here = [...events].filter(({ lesson }) => lesson === shape.id || lesson === null);
  for (const event of counted(here)) reducerOf(event)(draft, event, shape);
  const { reached, refused } = withoutSkips(draft.StepAnswered, shape.trace);
  const trace = traceSteps(shape.trace.map((step) => stepProgress(step, reached)));
  const recall = shape.recall.map((step) => stepProgress(step, draft.RecallGraded));
  const firstTimes = [
    ...shape.sections.map((id) => draft.sectionsRead.get(id)),
    ...[...trace, ...recall].map(({ answers }) => answers[0]?.at),
  ];
  return {
    openedAtMs: draft.openedAtMs,
    doneAtMs: firstTimes.every((at) => at !== undefined) ? Math.max(...firstTimes) : null,
    sectionsRead: shape.sections.filter((id) => draft.sectionsRead.has(id)),
    predictions: shape.predictions.map((step) => stepProgress(step, draft.PredictionCommitted)),
    trace,
    recall,
    quiz: shape.quiz.map((step) => stepProgress(step, draft.QuizAnswered)),
    exercises: shape.exercises.map((step) => stepProgress(step, draft.QuizAnswered)),
    refused: [...draft.refused, ...refused],
  };
}

type Answered<T extends AnswerType> = Pick<ProgressEvent, 'id' | 'at'> & {
  readonly step: string;
  readonly meaning: string;
  readonly payload: Payloads[T];
};
type Draft = { [T in AnswerType]: Answered<T>[] } & {
  openedAtMs: number | null;
  /** When each was read first. */
  sectionsRead: Map<string, number>;
  refused: ({ eventId: string } & Refusal)[];
};

function emptyDraft(): Draft {
  return {
    openedAtMs: null,
    sectionsRead: new Map(),
    PredictionCommitted: [],
    StepAnswered: [],
    RecallGraded: [],
    QuizAnswered: [],
    refused: [],
  };
}

type Reducer<E> = (draft: Draft, event: E, shape: LessonShape) => void;

/** One reducer for each type of event: a type without one does not compile. */
const REDUCERS: { readonly [T in Fact['type']]: Reducer<EventOf<T>> } = {
  LessonOpened: (draft, event) => {
    draft.openedAtMs ??= event.at;
  },
  SectionRead: (draft, event) => {
    if (!draft.sectionsRead.has(event.step)) draft.sectionsRead.set(event.step, event.at);
  },
  PredictionCommitted: (draft, event) => {
    draft.PredictionCommitted.push(event);
  },
  StepAnswered: (draft, event, shape) => {
    const why = whyNoOption(event, event.payload.option, shape.trace);
    if (why) draft.refused.push({ eventId: event.id, ...why });
    else draft.StepAnswered.push(event);
  },
  RecallGraded: (draft, event) => {
    draft.RecallGraded.push(event);
  },
  QuizAnswered: (draft, event, shape) => {
    const why = whyNoOption(event, event.payload.answer, [...shape.quiz, ...shape.exercises]);
    if (why) draft.refused.push({ eventId: event.id, ...why });
    else draft.QuizAnswered.push(event);
  },
  Reset: (draft) => {
    Object.assign(draft, emptyDraft());
  },
};

/** The table gives each event the reducer of its own type, which a lookup by a union cannot express. */
function reducerOf(event: Fact): Reducer<Fact> {
  return REDUCERS[event.type] as Reducer<Fact>;
}

/**
 * An answer counts only once every step before it has one, under whatever meaning: so what skips a step opens nothing, and a
 * step that its author changes, moves or puts in between costs no answer to those after it.
 */
function withoutSkips(answered: Draft['StepAnswered'], trace: readonly StepShape[]) {
  const steps = new Set(answered.map(({ step }) => step));
  const gap = trace.findIndex(({ id }) => !steps.has(id));
  const locked = new Set(gap < 0 ? [] : trace.slice(gap).map(({ id }) => id));
  const skipping = answered.filter(({ step }) => locked.has(step));
  return {
    reached: answered.filter(({ step }) => !locked.has(step)),
    refused: skipping.map(({ id, step }) => ({
      eventId: id,
      ...refusal('step', `an answer to ${trace[gap]!.id} first`, step),
    })),
  };
}

/** Options are known for the present meaning only: an earlier one may have had others. */
function whyNoOption(
  { step, meaning }: { step: string; meaning: string },
  answer: EventOf<'QuizAnswered'>['payload']['answer'],
  steps: readonly StepShape[],
): Refusal | undefined {
  const options = steps.find((shape) => shape.id === step && shape.meaning === meaning)?.options;
  if (!options || options.some((option) => option === answer)) return undefined;
  return refusal('payload', options.join(' | '), answer);
}

function stepProgress<T extends AnswerType>(step: StepShape, answered: readonly Answered<T>[]): StepProgress<T> {
  const { id, meaning } = step;
  const here = answered.filter((event) => event.step === id);
  const answers = here.filter((event) => event.meaning === meaning).map(answerOf);
  const earlier = here.filter((event) => event.meaning !== meaning).map(answerOf);
  return { id, meaning, answers, earlier, stale: answers.length === 0 && earlier.length > 0 };
}

function answerOf<T extends AnswerType>(event: Answered<T>): Answer<T> {
  return { at: event.at, ...event.payload };
}

/** The first step without an answer is open, those after it wait; steps answered before an author's edit stay so. */
function traceSteps(steps: readonly StepProgress<'StepAnswered'>[]): TraceStep[] {
  const next = steps.findIndex(({ answers }) => answers.length === 0);
  return steps.map((step, index) => {
    if (step.answers.length > 0) return { ...step, status: 'answered' };
    return { ...step, status: index === next ? 'open' : 'locked' };
  });
}
