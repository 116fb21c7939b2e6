import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiPagesOf } from './apiPages';
import { buildEngine, tsc, withEndings } from './enginePackage';
import { differences } from './sameFiles';

const root = join(import.meta.dirname, '..');
const json = async (path: string) => JSON.parse(await readFile(path, 'utf8'));
const course = await json(join(root, 'package.json'));
const name = `${course.name}-engine`;
const page = await readFile(join(root, 'docs/engine-in-node.md'), 'utf8');
const block = (text: string, language: string) =>
  new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(text)?.[1] ?? '';

/** A project with nothing in it but the engine and the packages that the engine says it needs. */
let project = '';
let engine = '';

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'engine-'));
  engine = join(project, 'node_modules', name);
  await buildEngine(engine);
  const { dependencies } = await json(join(engine, 'package.json'));
  const resolve = createRequire(import.meta.url).resolve;
  for (const dependency of Object.keys(dependencies))
    await symlink(dirname(resolve(`${dependency}/package.json`)), join(project, 'node_modules', dependency));
  await writeFile(join(project, 'package.json'), '{ "type": "module" }');
});
afterAll(() => rm(project, { recursive: true }));

const node = (...args: string[]) => {
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' });
  return { stdout, stderr };
};
const runModule = (source: string) => node('--input-type=module', '--eval', source);

describe('the engine as a package', () => {
  it('has its version, license, Node and the versions of what it needs from the project', async () => {
    const { version, license, engines } = course;
    const { fflate, zod } = course.dependencies;
    expect(await json(join(engine, 'package.json'))).toMatchObject({ name, version, license, engines });
    expect((await json(join(engine, 'package.json'))).dependencies).toEqual({ fflate, zod });
  });

  it('runs the example of docs/engine-in-node.md in an empty project, and prints what the page says', () => {
    expect(runModule(block(page, 'js'))).toEqual({ stdout: block(page, 'text'), stderr: '' });
  });

  it('runs the example of its own README', async () => {
    const { stdout, stderr } = runModule(block(await readFile(join(engine, 'README.md'), 'utf8'), 'js'));
    expect({ isShare: Number(stdout) > 0 && Number(stdout) < 1, stderr }).toEqual({ isShare: true, stderr: '' });
  });

  it('has one door', () => {
    expect(runModule(`import '${name}/hash/jhash.js';`).stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });

  it('has types that a consumer compiles against, and that refuse what is wrong', async () => {
    await writeFile(join(project, 'example.ts'), block(page, 'js'));
    await writeFile(
      join(project, 'consumer.ts'),
      `import { createGroup, EngineError, type FiveTuple, linuxFlowHash, measure, namedScenarios, type Run } from '${name}';
import { patchScenario, PROTOCOL, parseIpv4, type Scenario, simulate } from '${name}';
const scenario: Scenario = patchScenario(namedScenarios.flagship, { durationMs: 2000 });
const run: Run = simulate(scenario);
const share: number = measure(run, 'lb.share:lb-a');
const flow: FiveTuple = { srcAddr: parseIpv4('10.0.0.1'), srcPort: 1, dstAddr: 2, dstPort: 443, protocol: PROTOCOL.tcp };
const hop: number = createGroup({ algorithm: 'hrw', weights: [1, share] }).select(linuxFlowHash(flow, { seed: 1, policy: 1 }));
// @ts-expect-error no such algorithm
createGroup({ algorithm: 'dice', weights: [hop] });
// @ts-expect-error a scenario has no such field
export const wrong = (error: EngineError): string => error.field + scenario.speed;
`,
    );
    const compiled = node(
      tsc,
      ...['--noEmit', '--strict', '--module', 'nodenext', '--skipLibCheck', 'false', 'example.ts', 'consumer.ts'],
    );
    expect(compiled).toEqual({ stdout: '', stderr: '' });
  });

  it('is the same, byte for byte, when it is built again', async () => {
    const again = join(project, 'again');
    await buildEngine(again);
    expect(await differences(engine, again)).toEqual([]);
  });

  it('has no test and no fixture in it', async () => {
    const files = await readdir(engine, { recursive: true });
    expect(files).toContain(join('hash', 'jhash.js'));
    expect(files.filter((file) => /test|fixtures/.test(file))).toEqual([]);
  });

  it('is told by the pages in docs/api, as `npm run docs:api` writes them', async () => {
    const folder = join(root, 'docs/api');
    const written = await Promise.all(
      (await readdir(folder)).map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const),
    );
    expect(Object.fromEntries(written)).toEqual(Object.fromEntries(await apiPagesOf(engine)));
  });
});

describe('relative imports', () => {
  it.each([
    ["import { a } from './a';", "import { a } from './a.js';"],
    ["export * from '../b/a';", "export * from '../b/a.js';"],
    ['get hash(): import("..").U64;', 'get hash(): import("../index.js").U64;'],
    ["import * as z from 'zod/mini';", "import * as z from 'zod/mini';"],
  ])('name the file that Node is to read: %s', (source, spelt) => {
    expect(withEndings(source)).toBe(spelt);
  });
});
