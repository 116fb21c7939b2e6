import type { LessonShape, StepShape } from '../course/schema/shape';
import { counted, type EventOf, type Fact, type ProgressEvent, sinceReset } from './events';
import { grouped } from './grouped';
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
 * What lessons a list of events is about is remembered: who has more events makes another list.
 */
export function reduceProgress(events: readonly ProgressEvent[], shape: LessonShape): LessonProgress {
  const facts = sinceReset(counted(eventsOf(events, shape.id)));
  const those = <T extends Fact['type']>(type: T) =>
    facts.filter((event): event is Extract<Fact, { type: T }> => event.type === type);
  const traced = withoutStrange(those('StepAnswered'), shape.trace);
  const scored = withoutStrange(those('QuizAnswered'), [...shape.quiz, ...shape.exercises]);
  const { reached, refused } = withoutSkips(traced.fitting, shape.trace);
  const trace = traceSteps(stepsOf(shape.trace, reached));
  const recall = stepsOf<'RecallGraded'>(shape.recall, those('RecallGraded'));
  // Of two readings the first holds: a map keeps the last that it is given.
  const readAtMs = new Map(
    those('SectionRead')
      .map(({ step, at }) => [step, at] as const)
      .reverse(),
  );
  const firstTimes = [
    ...shape.sections.map((id) => readAtMs.get(id)),
    ...[...trace, ...recall].map(({ answers }) => answers[0]?.at),
  ];
  return {
    openedAtMs: those('LessonOpened')[0]?.at ?? null,
    doneAtMs: firstTimes.every((at) => at !== undefined) ? Math.max(...firstTimes) : null,
    sectionsRead: shape.sections.filter((id) => readAtMs.has(id)),
    predictions: stepsOf(shape.predictions, those('PredictionCommitted')),
    trace,
    recall,
    quiz: stepsOf(shape.quiz, scored.fitting),
    exercises: stepsOf(shape.exercises, scored.fitting),
    refused: [...traced.refused, ...scored.refused, ...refused],
  };
}

/** Each list of events by lesson: who asks for lesson after lesson has it read once. */
const known = new WeakMap<readonly ProgressEvent[], Map<string | null, ProgressEvent[]>>();

/** The events of a lesson, and those of all lessons. */
function eventsOf(events: readonly ProgressEvent[], lesson: string): ProgressEvent[] {
  const byLesson = known.get(events) ?? grouped(events, (event) => event.lesson);
  known.set(events, byLesson);
  return [...(byLesson.get(lesson) ?? []), ...(byLesson.get(null) ?? [])];
}

type Answered<T extends AnswerType> = Pick<ProgressEvent, 'id' | 'at'> & {
  readonly step: string;
  readonly meaning: string;
  readonly payload: Payloads[T];
};

/**
 * The answers that are one of their step's options, and what is said of the others. Options are known for the present meaning
 * only: an earlier one may have had others.
 */
function withoutStrange<E extends Answered<'StepAnswered'> | Answered<'QuizAnswered'>>(
  answered: readonly E[],
  steps: readonly StepShape[],
) {
  const shapes = grouped(steps, ({ id }) => id);
  const fitting: E[] = [];
  const refused: LessonProgress['refused'][number][] = [];
  for (const event of answered) {
    const { id, step, meaning, payload } = event;
    const options = shapes.get(step)?.find((shape) => shape.meaning === meaning)?.options;
    const chosen = 'option' in payload ? payload.option : payload.answer;
    if (!options || options.some((option) => option === chosen)) fitting.push(event);
    else refused.push({ eventId: id, ...refusal('payload', options.join(' | '), chosen) });
  }
  return { fitting, refused };
}

/**
 * An answer counts only once every step before it has one, under whatever meaning: so what skips a step opens nothing, and a
 * step that its author changes, moves or puts in between costs no answer to those after it.
 */
function withoutSkips(answered: readonly Answered<'StepAnswered'>[], trace: readonly StepShape[]) {
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

function stepsOf<T extends AnswerType>(
  steps: readonly StepShape[],
  answered: readonly Answered<T>[],
): StepProgress<T>[] {
  const byStep = grouped(answered, ({ step }) => step);
  return steps.map((step) => stepProgress(step, byStep.get(step.id) ?? []));
}

function stepProgress<T extends AnswerType>(
  { id, meaning }: StepShape,
  answered: readonly Answered<T>[],
): StepProgress<T> {
  const answers = answered.filter((event) => event.meaning === meaning).map(answerOf);
  const earlier = answered.filter((event) => event.meaning !== meaning).map(answerOf);
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
