import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { build, type Metafile } from 'esbuild';
import { tools } from '../../course/build/tools';
import { parseVectorFile, type VectorFile } from '../../evidence/vectors/file';
import type { judge } from '../../evidence/vectors/judge';
import type { Kind } from '../../evidence/vectors/kind';
import type { Mutant } from './generate';

const CASES = 'evidence/vectors/cases';
const KINDS = 'evidence/vectors/kinds';

/** What a bundle of the judge and of some kinds exports. */
interface Bundle {
  readonly judge: typeof judge;
  readonly records: Readonly<Record<string, Readonly<Record<string, Kind>>>>;
}

/** Asks the ground truth whether an engine with a mistake is still right. */
export class GroundTruth {
  private readonly files: readonly VectorFile[] = readdirSync(CASES)
    .map((name) => parseVectorFile(JSON.parse(readFileSync(join(CASES, name), 'utf8'))))
    .sort((a, b) => a.cases.length - b.cases.length);

  private constructor(private readonly metafile: Metafile) {}

  static async load(): Promise<GroundTruth> {
    const entryPoints = [`${KINDS}/index.ts`];
    const { metafile } = await build({ entryPoints, bundle: true, write: false, metafile: true });
    return new GroundTruth(metafile);
  }

  /** Whether some case of the kinds that reach the mutant's file fails. */
  async kills({ file, source }: Mutant): Promise<boolean> {
    const modules = Object.keys(this.metafile.inputs).filter(
      (path) => path.startsWith(KINDS) && path !== `${KINDS}/index.ts` && this.reaches(path, file),
    );
    if (modules.length === 0) return false;
    const { judge, records } = await bundle(modules, file, source);
    const kinds = Object.assign({}, ...Object.values(records)) as Readonly<Record<string, Kind>>;
    const affected = this.files.filter(({ kind }) => Object.hasOwn(kinds, kind));
    return affected.some((each) =>
      each.cases.some((item) => judge({ ...each, cases: [item] }, kinds, tools).failed > 0),
    );
  }

  private reaches(from: string, to: string, seen = new Set<string>()): boolean {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return this.metafile.inputs[from]!.imports.some(({ path }) => this.reaches(path, to, seen));
  }
}

/** The judge and the records of kinds that these modules export, over an engine in which one file reads otherwise. */
async function bundle(modules: readonly string[], file: string, source: string): Promise<Bundle> {
  const contents = [
    "export { judge } from './evidence/vectors/judge';",
    ...modules.map((path, n) => `import * as m${n} from './${path}';`),
    `export const records = Object.assign({}, ${modules.map((_, n) => `m${n}`).join(', ')});`,
  ].join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'mutated',
    logLevel: 'silent',
    plugins: [
      {
        name: 'mutant',
        setup({ onLoad }) {
          onLoad({ filter: /\.ts$/ }, ({ path }) =>
            path === join(process.cwd(), file) ? { contents: source, loader: 'ts' } : undefined,
          );
        },
      },
    ],
  });
  return runInThisContext(`(() => {${outputFiles[0]!.text}\nreturn mutated;})()`) as Bundle;
}
