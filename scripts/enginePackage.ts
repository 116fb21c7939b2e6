import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { filesUnder } from './files';
import { importsOf } from './imports';

const root = join(import.meta.dirname, '..');
/** The compiler, for Node to run. */
export const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');

/** What the package takes from the project's package.json. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Makes `folder` anew: the engine as a package that Node imports without a loader. The same sources give the same bytes. */
export async function buildEngine(folder: string): Promise<void> {
  await compileEngine(folder);
  const project = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
  const manifest = await manifestOf(project, folder);
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await writeFile(join(folder, 'README.md'), readme(manifest));
  await copyFile(join(root, 'LICENSE'), join(folder, 'LICENSE'));
}

/** Makes `folder` anew: JavaScript and declarations of the public face and of what it needs, a file for each source. */
export async function compileEngine(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const project = join(root, 'engine/tsconfig.package.json');
  await promisify(execFile)(process.execPath, [tsc, '-p', project, '--outDir', folder]);
  const spellOut = async (file: string) => writeFile(file, withEndings(await readFile(file, 'utf8')));
  await Promise.all((await filesUnder(folder)).map(spellOut));
}

/** Compiled code, or declarations, with the endings that Node and `nodenext` ask of relative imports. */
export function withEndings(compiled: string): string {
  return compiled.replace(
    /(\bfrom |\bimport\()(['"])(\.[^'"\n]*)\2/g,
    (_, before: string, quote: string, path: string) =>
      `${before}${quote}${path}${path.endsWith('.') ? '/index.js' : '.js'}${quote}`,
  );
}

async function manifestOf({ name, version, license, engines, dependencies }: Manifest, folder: string) {
  const sources = await Promise.all((await filesUnder(folder)).map((file) => readFile(file, 'utf8')));
  const packages = new Set(
    sources
      .flatMap(importsOf)
      .filter((specifier) => !specifier.startsWith('.'))
      .map((specifier) => specifier.split('/')[0]!),
  );
  return {
    name: `${name}-engine`,
    version,
    description:
      'How networks balance load and fail: deterministic models and a simulation, pure functions of plain values',
    license,
    type: 'module',
    sideEffects: false,
    engines,
    exports: { '.': { types: './index.d.ts', default: './index.js' } },
    dependencies: Object.fromEntries(Object.entries(dependencies).filter(([dependency]) => packages.has(dependency))),
  };
}

const readme = ({ name, description, license }: Awaited<ReturnType<typeof manifestOf>>) => `# ${name}

${description}.

\`\`\`js
import { measure, namedScenarios, simulate } from '${name}';

console.log(measure(simulate(namedScenarios.flagship), 'lb.share:lb-a'));
\`\`\`

\`index.d.ts\` lists what is public; each function says there what it models, in which units, what it throws and which
source it follows. What \`index.d.ts\` does not export may change without notice. License: ${license}.
`;
