import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from '../../engine/errors';
import { askModel, models } from '../exercise/models';
import type { Fact, MeasuredFact, Place, WrittenFact } from '../schema/facts';
import type { Unit } from '../schema/value';
import { attempt, type Problem, problem, type Said, unknownName } from './problem';
import type { Path, YamlFile } from './yaml';

const FOLDER = 'evidence/measured';

/** A case of a file of measurements. */
interface Case {
  readonly input: Readonly<Record<string, unknown>>;
  readonly measured: unknown;
}

type Say = (field: string, ...said: Said) => void;

/**
 * The facts with the values of the measured ones read from `evidence/measured`, and those of models asked of them; what
 * cannot be had is a problem.
 */
export function readFacts(
  root: string,
  facts: YamlFile<Record<string, WrittenFact>>,
  problems: Problem[],
): Record<string, Fact> {
  const files = new Map<string, readonly Case[] | undefined>();
  const casesOf = (file: string) => {
    if (!files.has(file)) files.set(file, readCases(join(root, FOLDER, `${file}.json`)));
    return files.get(file);
  };
  const read: Record<string, Fact> = {};
  for (const [id, fact] of Object.entries(facts.value)) {
    if (fact.standing !== 'measured') {
      const value = attempt(facts.at([id, 'value']), problems, mendModel, () => saidBy(fact));
      if (value !== undefined) read[id] = { ...fact, value };
      continue;
    }
    const figures = fact.from.flatMap((place, index) => {
      const path: Path = [id, 'from', index];
      const say: Say = (field, wrong, mend) =>
        problems.push(problem(facts.at([...path, field]), `fact ${id}: ${wrong}`, mend));
      const cases = casesOf(place.file);
      if (cases) return figuresAt(cases, place, fact.unit, say);
      say('file', ...unknownName('file of measurements', place.file, filesIn(join(root, FOLDER))));
      return [];
    });
    const { unit, text, source, standing, asOf } = fact;
    if (figures.length > 0) read[id] = { value: taken(figures, fact), unit, text, source, standing, asOf };
  }
  return read;
}

const mendModel = 'write a model of course/exercise/models.ts, its input, and the path of a number in its answer';

/** What is written, or what a model answers. Errors: `EngineError` as the model's. */
function saidBy({ value }: Exclude<WrittenFact, MeasuredFact>): Fact['value'] {
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const found = askModel(models, value.model, value.input, value.path);
  if (typeof found !== 'number') throw new EngineError('path', value.path, `a number in the answer of ${value.model}`);
  return Number(found.toFixed(value.digits));
}

function readCases(path: string): readonly Case[] | undefined {
  if (!existsSync(path)) return undefined;
  return (JSON.parse(readFileSync(path, 'utf8')) as { readonly cases: readonly Case[] }).cases;
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => (name.endsWith('.json') ? [name.replace('.json', '')] : []));
}

/** The figures of all cases that are asked for, in the fact's unit. */
function figuresAt(cases: readonly Case[], { where, path, per }: Place, unit: Unit | undefined, say: Say): number[] {
  const asked = cases.filter(({ input }) => Object.entries(where).every(([key, value]) => input[key] === value));
  if (asked.length === 0)
    say('where', `no case of the file says ${JSON.stringify(where)}`, 'write what the `input` of a case in it says');
  const factor = unitFactor(path, unit);
  if (factor === undefined)
    say(
      'path',
      `${path} is no figure that can be told ${unit ? `in ${unit}` : 'without a unit'}`,
      'change `unit`: the ending of the path says its own (_us, _ms, _s: a time; none: a share or a count)',
    );
  return asked.flatMap((each) => {
    const figures = figuresIn(leavesAt(each, path.split('.')));
    const [whole, ...rest] = per === undefined ? [1] : figuresIn(leavesAt(each, per.split('.')));
    if (figures.length === 0) say('path', `nothing at ${path} of the case ${JSON.stringify(each.input)}`, mendPath);
    if (!whole || rest.length > 0)
      say('per', `no single number at ${per} of the case ${JSON.stringify(each.input)}`, mendPath);
    return whole ? figures.map((figure) => (figure / whole) * (factor ?? 1)) : [];
  });
}

const mendPath = 'write a path of a figure in the cases of the file, such as measured.outage_ms';

function leavesAt(value: unknown, [key, ...rest]: readonly string[]): unknown[] {
  if (key === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.entries(value).filter(([name]) => key === '*' || name === key);
  return within.flatMap(([, inner]) => leavesAt(inner, rest));
}

/** A number is itself, a spread its least and its greatest. */
function figuresIn(leaves: readonly unknown[]): number[] {
  return leaves.flatMap((leaf) => {
    if (typeof leaf === 'number') return [leaf];
    const { min, max } = (leaf ?? {}) as { readonly min?: unknown; readonly max?: unknown };
    return typeof min === 'number' && typeof max === 'number' ? [min, max] : [];
  });
}

const MS = { us: 0.001, ms: 1, s: 1000 } as const;
const TIMES: Partial<Record<Unit, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 };

/** The names in a file end in their unit of time, all else is a share or a count; undefined where the fact's is another. */
function unitFactor(path: string, unit: Unit | undefined): number | undefined {
  const [, ending] = /_(us|ms|s)(?:\.|$)/.exec(path) ?? [];
  const time = unit && TIMES[unit];
  if (time && ending) return MS[ending as keyof typeof MS] / time;
  if (time || ending) return undefined;
  return unit === '%' ? 100 : unit === undefined || unit === 'x' ? 1 : undefined;
}

/** What the fact takes of its figures. */
function taken(figures: readonly number[], { take, digits }: MeasuredFact): Fact['value'] {
  const rounded = (figure: number) => Number(figure.toFixed(digits));
  if (take === 'sum') return rounded(figures.reduce((sum, figure) => sum + figure, 0));
  const [least, greatest] = [rounded(Math.min(...figures)), rounded(Math.max(...figures))];
  return least === greatest ? least : [least, greatest];
}
