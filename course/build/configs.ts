import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ConfigSpec, LessonData } from '../schema/lesson';
import { programOf } from '../schema/programs';
import { type Problem, problem, type Said, unknownName } from './problem';
import type { YamlFile } from './yaml';

/** A piece of configuration with the text of its file. */
export interface Config extends ConfigSpec {
  /** As a reader sees it. */
  readonly text: string;
  /** As its program is given it: inside its wrapper, where it has one. */
  readonly whole: string;
}

/** The folder of a lesson that holds the pieces, and the one of `content/` that holds what completes them. */
const FOLDER = 'config';
const WRAPPERS = 'wrappers';

/** The words of a wrapper in whose place a piece is put. */
const PLACE = '# the piece';

/** Printable ASCII: a piece and its comments are the same in every language. */
const FOREIGN = /[^\n\t\x20-\x7e]/;

/** The pieces that a lesson names, read from its folder; what cannot be read, or nobody names, is a problem. */
export function readConfigs(
  { value, at }: YamlFile<LessonData>,
  directory: string,
  root: string,
  problems: Problem[],
): Record<string, Config> {
  const folder = join(directory, FOLDER);
  const files = filesIn(folder);
  const wrappers = join(root, 'content', WRAPPERS);
  const configs: Record<string, Config> = {};
  for (const [id, spec] of Object.entries(value.configs)) {
    const say = (field: keyof ConfigSpec, ...[wrong, mend]: Said) =>
      problems.push(problem(at(['configs', id, field]), wrong, mend));
    const { check } = programOf(spec.program);
    if (check && spec.source)
      say('source', `expected no source, as ${check} judges it`, 'take it out, and cite it in the text');
    if (check && spec.version === undefined)
      say(
        'program',
        `expected the version that judges it, found none`,
        `write what ${check.split(' ')[0]} says of itself`,
      );
    const text = readOne(folder, spec.file, files);
    const wrapper = spec.wrap === undefined ? PLACE : readOne(wrappers, spec.wrap, filesIn(wrappers));
    if (text === undefined) say('file', ...unknownName(`file of ${relative(root, folder)}`, spec.file, files));
    else if (wrapper === undefined) say('wrap', ...unknownName('wrapper', spec.wrap ?? '', filesIn(wrappers)));
    else if (!wrapper.includes(PLACE))
      say(
        'wrap',
        `expected a line "${PLACE}" in content/${WRAPPERS}/${spec.wrap}, found none`,
        'write it where the piece stands',
      );
    else if (FOREIGN.test(text))
      say(
        'file',
        `${spec.file}: expected ASCII alone, found "${FOREIGN.exec(text)?.[0]}"`,
        'write its comments in short English',
      );
    else configs[id] = { ...spec, text, whole: wrapper.replace(PLACE, () => text) };
  }
  const named = Object.values(value.configs).map(({ file }) => file);
  for (const file of files.filter((one) => !named.includes(one)))
    problems.push(
      problem(
        { file: relative(root, join(folder, file)), line: 1, column: 1 },
        'nothing in lesson.yaml names this file',
        'name it under `configs`, or remove it',
      ),
    );
  return configs;
}

function readOne(folder: string, file: string, files: readonly string[]): string | undefined {
  return files.includes(file) ? readFileSync(join(folder, file), 'utf8') : undefined;
}

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
