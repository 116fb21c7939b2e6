import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { reportContent } from './content';
import { filesUnder } from './files';
import { buildForLms, manifestsOf, standards } from './lms';
import { buildSite } from './site';

/**
 * `npm run release`: builds the course and puts it into dist/release/ as an archive of `out/` (of BASE_PATH, if it is given)
 * and as a package for each standard of learning management systems, with their checksums. The same sources give the same
 * bytes.
 */
const folder = 'dist/release';
const forLms = '.cache/out-lms';

process.exitCode = (await reportContent('none')) || (await release());

async function release(): Promise<number> {
  const code = (await buildForLms(forLms)) || (await buildSite(process.env.BASE_PATH ?? ''));
  if (code !== 0) return code;
  const { name, version } = JSON.parse(await readFile('package.json', 'utf8'));
  const called = (kind: string) => [name, version, kind].filter(Boolean).join('-');
  const path = (process.env.BASE_PATH ?? '').slice(1).replaceAll('/', '-');
  const archives = new Map([[`${called(path)}.zip`, await contentsOf('out')]]);
  const course = await contentsOf(forLms);
  const manifests = await manifestsOf(forLms, version);
  for (const [standard, manifest] of Object.entries(standards))
    archives.set(`${called(standard)}.zip`, { [manifest]: Buffer.from(manifests[manifest] ?? ''), ...course });

  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const sums: string[] = [];
  for (const [file, contents] of archives) {
    const archive = zipped(contents);
    await writeFile(join(folder, file), archive);
    sums.push(`${createHash('sha256').update(archive).digest('hex')}  ${file}\n`);
    console.log(`${join(folder, file)}: ${Object.keys(contents).length} files, ${archive.length} bytes`);
  }
  await writeFile(join(folder, 'SHA256SUMS'), sums.join(''));
  return 0;
}

async function contentsOf(site: string): Promise<Record<string, Uint8Array>> {
  const files = await filesUnder(site);
  return Object.fromEntries(await Promise.all(files.map(async (file) => [relative(site, file), await readFile(file)])));
}

/** The day of a file is that of no build: the first that the format knows. */
function zipped(contents: Record<string, Uint8Array>): Uint8Array {
  const isPacked = (path: string) => /\.(png|woff2)$/.test(path);
  const files = Object.entries(contents).map(([path, content]) => [path, [content, { level: isPacked(path) ? 0 : 9 }]]);
  return zipSync(Object.fromEntries(files) as Zippable, { mtime: new Date(1980, 0, 1) });
}
