import { fnv1a } from '../fnv1a';
import type { BankItem } from './bank';
import { byExercise, byKind } from './itemKinds';
import type { ExerciseSpec, LessonData, PickerSpec, ScenarioRef } from './lesson';
import type { LessonShape, StepShape } from './shape';

/**
 * Hash of what a step asks: its fields in canonical order, without prose. An answer given to another meaning no longer
 * counts; an edit of the wording alone changes nothing. FNV-1a over UTF-16 units.
 */
export function meaningOf(fields: unknown): string {
  const text = canonical(fields);
  return fnv1a(Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)));
}

/** What progress must know of a lesson and of the questions that its quiz draws from: ids and meanings. */
export function shapeOf(lesson: LessonData, bank: readonly BankItem[] = []): LessonShape {
  const { id, stops, trace, predictions, recall, claims, scenarios, picker, simulations, exercises } = lesson;
  const spelled = (fields: object) => spellScenarios(fields, scenarios);
  const cards = recall.cards.map(({ id: name, revision, item }) =>
    byKind(item, {
      choice: (choice) => stepShape(name, { revision, item: spelled(choice) }, choice.options),
      number: (number) => stepShape(name, { revision, item: number, claim: spelled(claims[number.claim] ?? {}) }),
    }),
  );
  const pickers = picker ? [pickerShape(picker, spelled({ scenario: simulations[picker.simulation]?.scenario }))] : [];
  return {
    id,
    sections: stops,
    // Which picture plays a step is no part of what it asks.
    trace: trace.steps.map(({ simulation: _picture, ...step }) => stepShape(step.id, spelled(step), step.options)),
    predictions: Object.entries(predictions).map(([name, { answers: _, unrelated: __, wrong: ___, ...fields }]) =>
      stepShape(name, spelled(fields)),
    ),
    recall: recall.cards.map((card) => stepShape(card.id, { id: card.id, revision: card.revision })),
    quiz: [...cards, ...bank.map(bankShape)],
    exercises: [...pickers, ...exercises.map((one) => exerciseShape(one, lesson))],
  };
}

/** The option of a number item that is right. */
export const ANSWER = 'answer';

/** The name under which progress keeps what was picked. */
export const PICKER_STEP = 'picker';

/** What weighs how much decides which candidate is right. */
function pickerShape(
  { simulation: _stage, durationMatters: _reason, ...fields }: PickerSpec,
  { scenario }: { scenario?: unknown },
): StepShape {
  return stepShape(PICKER_STEP, { ...fields, scenario }, fields.candidates);
}

/** Which lesson and stop it leads back to, and who is asked, is no part of what it asks. */
function bankShape(item: BankItem): StepShape {
  const { id, revision, parameters, values } = item;
  if (item.kind === 'choice') {
    const options = item.options.map(({ text: _text, feedback: _feedback, ...option }) => option);
    return stepShape(id, { revision, parameters, values, options }, options);
  }
  const { answer, format, digits } = item;
  const wrong = item.wrong.map(({ feedback: _feedback, ...procedure }) => procedure);
  return stepShape(id, { revision, parameters, values, answer, format, digits, wrong }, [{ id: ANSWER }, ...wrong]);
}

/** The runs of things and items spelled out; of a tune, what is set and where, but not how its author solved it. */
function exerciseShape(exercise: ExerciseSpec, { scenarios, simulations }: LessonData): StepShape {
  const { durationMatters: _reason, ...spec } = exercise;
  const spelled = (fields: object) => spellScenarios(fields, scenarios);
  return byExercise(exercise, {
    match: ({ id, things }) => stepShape(id, { ...spec, simulation: undefined, things: things.map(spelled) }),
    order: ({ id, items }) => stepShape(id, { ...spec, items: items.map(spelled) }),
    tune: ({ id, simulation }) => {
      const { scenario, switch: switches, knobs } = simulations[simulation] ?? {};
      const fields = { ...spec, solution: undefined, simulation: { ...spelled({ scenario }), switches, knobs } };
      return stepShape(id, fields);
    },
  });
}

function stepShape(id: string, fields: object, options?: readonly { readonly id: string }[]): StepShape {
  return { id, meaning: meaningOf(fields), ...(options && { options: options.map((option) => option.id) }) };
}

/** Keys sorted, and lists of things with ids too: neither order changes the question. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    const items = value.map(canonical);
    return `[${(value.every(hasId) ? items.sort() : items).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
}

function hasId(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value;
}

/** The fields with every scenario of the lesson spelled out as the named one it starts from and the patches over it. */
function spellScenarios(fields: object, scenarios: LessonData['scenarios']): object {
  const spell = (ref: ScenarioRef): unknown => {
    if (typeof ref !== 'string') return [spell(ref.from), ref.patch];
    const own = scenarios[ref];
    return own ? [spell(own.from), own.patch] : ref;
  };
  // A reason is prose.
  const { durationMatters: _reason, ...spelled } = fields as Record<string, unknown>;
  if ('scenario' in fields) spelled.scenario = spell(fields.scenario as string);
  if ('run' in fields) spelled.run = spell(fields.run as ScenarioRef);
  if ('runs' in fields) {
    const runs = Object.entries(fields.runs as Record<string, ScenarioRef>);
    spelled.runs = Object.fromEntries(runs.map(([name, ref]) => [name, spell(ref)]));
  }
  return spelled;
}
