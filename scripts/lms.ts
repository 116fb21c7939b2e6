import { copyFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { shellWords } from '../components/shell/words';
import { loadCourse, loadLesson, openSlugs, questionsOf } from '../course/build';
import { locales } from '../course/languages';
import { shapeOf } from '../course/schema/meaning';
import { PASSING } from '../progress/lms/courseStanding';
import { filesUnder } from './files';
import { ANYWHERE, makeRelocatable } from './relocatable';
import { buildSite } from './site';

/** What an LMS is told by: a manifest for each standard, in a package of the same files. */
export const standards = { scorm2004: 'imsmanifest.xml', cmi5: 'cmi5.xml' } as const;

/** Not read in an LMS: frames for other people's pages, the ways in by other doors, and what is kept without a network. */
const unread = ['embed', 'offline', 'share', '404.html', 'index.html', 'offline.js', 'offline-off.js', '.nojekyll'];

/**
 * Builds the course for a learning management system (LMS) into a folder: the site, to stand under any path, and a page that an
 * LMS opens, which shows it and reports completion and score (`progress/lms`). Resolves to the exit code.
 */
export async function buildForLms(folder: string): Promise<number> {
  const code = await buildSite(ANYWHERE, folder);
  if (code !== 0) return code;
  for (const path of unread) await rm(join(folder, path), { recursive: true, force: true });
  await makeRelocatable(folder);
  await writeLaunch(folder);
  return 0;
}

async function writeLaunch(folder: string): Promise<void> {
  const root = process.cwd();
  const lessons = await Promise.all(openSlugs(await loadCourse(root)).map((slug) => loadLesson(root, slug)));
  const shapes = lessons.map((lesson) => shapeOf(lesson.yaml.value, questionsOf(lesson.bank)));
  await build({
    entryPoints: ['progress/lms/launch.ts'],
    outfile: join(folder, 'launch.js'),
    define: { SHAPES: JSON.stringify(shapes) },
    ...{ bundle: true, minify: true, format: 'iife', target: 'es2022', logLevel: 'warning' },
  });
  await copyFile('progress/lms/launch.css', join(folder, 'launch.css'));
  await writeFile(join(folder, 'launch.html'), launchPage());
}

/** An LMS may take what it is told at another host, hence the one wide rule; the course in the frame has its own policy. */
function launchPage(): string {
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; connect-src https: http:; base-uri 'none'; form-action 'none'";
  const { courseTitle, lmsFailed } = shellWords.en;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"/><meta http-equiv="Content-Security-Policy" content="${policy}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/><title>${courseTitle}</title>
<link rel="stylesheet" href="launch.css"/><script src="launch.js" defer=""></script></head>
<body><p role="alert" hidden="">${lmsFailed}</p><iframe title="${courseTitle}"></iframe></body></html>
`;
}

/** The manifests of both standards, by their file's name. */
export async function manifestsOf(folder: string, version: string): Promise<Record<string, string>> {
  const files = (await filesUnder(folder)).map((file) => relative(folder, file));
  return { [standards.scorm2004]: imsManifest(files, version), [standards.cmi5]: cmi5Structure(process.env.SITE_URL) };
}

/** SCORM 2004, 4th edition: one item, one content object. */
export function imsManifest(files: readonly string[], version: string): string {
  const title = escaped(shellWords.en.courseTitle);
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="resilient-lb-course" version="${version}"
  xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
  xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
  <metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>${title}</title>
      <item identifier="whole" identifierref="content">
        <title>${title}</title>
        <adlcp:completionThreshold completedByMeasure="false" minProgressMeasure="1"/>
      </item>
      <imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>
    </organization>
  </organizations>
  <resources>
    <resource identifier="content" type="webcontent" adlcp:scormType="sco" href="launch.html">
${files.map((file) => `      <file href="${escaped(file)}"/>`).join('\n')}
    </resource>
  </resources>
</manifest>
`;
}

/** cmi5: one assignable unit. Ids are addresses, or names that nobody else has. */
export function cmi5Structure(site = 'urn:resilient-lb-course'): string {
  const each = (key: 'courseTitle' | 'courseDescription') =>
    locales.map((locale) => `<langstring lang="${locale}">${escaped(shellWords[locale][key])}</langstring>`).join('');
  const told = `<title>${each('courseTitle')}</title><description>${each('courseDescription')}</description>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="${escaped(site)}">${told}</course>
  <au id="${escaped(site)}#whole" moveOn="Completed" masteryScore="${PASSING}" launchMethod="AnyWindow">
    ${told}
    <url>launch.html</url>
  </au>
</courseStructure>
`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
