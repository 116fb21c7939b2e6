import type { LessonData, ScenarioRef } from './lesson';
import type { LessonShape, StepShape } from './shape';

/**
 * Hash of what a step asks: its fields in canonical order, without prose. An answer given to another meaning no longer
 * counts; an edit of the wording alone changes nothing. FNV-1a over UTF-16 units, 32 bits, as 8 hex digits.
 */
export function meaningOf(fields: unknown): string {
  let hash = 0x811c9dc5;
  const text = canonical(fields);
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** What progress must know of a lesson: ids and meanings. */
export function shapeOf(lesson: LessonData): LessonShape {
  const withScenario = (fields: object) => expand(fields, lesson.scenarios);
  const step = (id: string, fields: object, options?: readonly { id: string }[]): StepShape => ({
    id,
    meaning: meaningOf(withScenario(fields)),
    ...(options && { options: options.map((option) => option.id) }),
  });
  return {
    id: lesson.id,
    sections: lesson.stops,
    trace: lesson.trace.steps.map((fields) => step(fields.id, fields, fields.options)),
    predictions: Object.entries(lesson.predictions).map(([id, fields]) => step(id, fields)),
    recall: lesson.recall.cards.map(({ id, revision }) => step(id, { id, revision })),
    quiz: lesson.recall.cards.map(({ id, revision, item }) =>
      item.kind === 'choice'
        ? step(id, { revision, item }, item.options)
        : step(id, { revision, item, claim: lesson.claims[item.claim] }),
    ),
  };
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
function expand(fields: object, scenarios: LessonData['scenarios']): object {
  const spell = (ref: ScenarioRef): unknown => {
    if (typeof ref !== 'string') return [spell(ref.from), ref.patch];
    const own = scenarios[ref];
    return own ? [spell(own.from), own.patch] : ref;
  };
  const expanded: Record<string, unknown> = { ...fields };
  if ('scenario' in fields) expanded.scenario = spell(fields.scenario as string);
  if ('runs' in fields) {
    expanded.runs = Object.fromEntries(Object.entries(fields.runs as object).map(([name, ref]) => [name, spell(ref)]));
  }
  for (const key of ['item', 'claim'] as const) {
    if (key in fields) expanded[key] = expand((fields as Record<string, object>)[key] ?? {}, scenarios);
  }
  return expanded;
}
