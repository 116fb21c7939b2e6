import type * as z from 'zod/mini';
import { progressEvent } from './eventSchema';
import type { ProgressEvent } from './events';
import { migrate } from './migrate';
import { type Refusal, refusal } from './refusal';

/** A record that this version cannot read: kept where it is, counted, never overwritten. */
export interface SetAside {
  readonly record: unknown;
  /** Written by a newer version of the course: an update will read it. */
  readonly newer: boolean;
  readonly why: Refusal;
}

export type Parsed =
  | { readonly ok: true; readonly event: ProgressEvent }
  | { readonly ok: false; readonly newer: boolean; readonly why: Refusal };

/** Unknown -> an event of the current version, or the reason why not. Never throws. */
export function parseEvent(record: unknown): Parsed {
  const migrated = migrate(record);
  if (!migrated.ok) return migrated;
  const result = progressEvent.safeParse(migrated.record);
  if (result.success) return { ok: true, event: result.data };
  return { ok: false, newer: false, why: explain(result.error.issues, migrated.record) };
}

/** What was stored, sorted into what can be read and what is set aside. */
export function parseAll(records: readonly unknown[]): { events: ProgressEvent[]; setAside: SetAside[] } {
  const events: ProgressEvent[] = [];
  const setAside: SetAside[] = [];
  for (const record of records) {
    const parsed = parseEvent(record);
    if (parsed.ok) events.push(parsed.event);
    else setAside.push({ record, newer: parsed.newer, why: parsed.why });
  }
  return { events, setAside };
}

type Issue = z.core.$ZodIssue;

/** The first thing that zod found wrong, in our words. */
export function explain(issues: readonly Issue[], record: unknown): Refusal {
  const issue = issues[0]!;
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;
  return refusal(path.map(String).join('.'), expected(issue), valueAt(record, path));
}

function expected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_format':
      return `a text like ${issue.pattern ?? issue.format}`;
    case 'too_small':
      return `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'unrecognized_keys':
      return 'nothing';
    case 'invalid_union':
      return 'options' in issue && issue.options ? oneOf(issue.options) : 'a number or an id';
    default:
      return issue.message;
  }
}

const oneOf = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join(' | ');

function valueAt(record: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], record);
}
