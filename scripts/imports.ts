import { dirname, join } from 'node:path/posix';

interface Room {
  /** Rooms, folders of rooms, and files, that it may import from. */
  readonly from: readonly string[];
  /** Packages that it may import: a name, or a prefix that ends in `*`. */
  readonly packages: readonly string[];
}

/** The arrows: app → components → progress → course → evidence → engine. A folder's own line goes before its room's. */
const rooms: Readonly<Record<string, Room>> = {
  engine: { from: ['engine'], packages: ['fflate', 'zod/mini'] },
  evidence: { from: ['evidence', 'engine'], packages: ['zod/mini'] },
  'course/build': {
    from: ['course', 'course/build', 'evidence', 'engine'],
    packages: ['node:*', 'esbuild', '@mdx-js/mdx', 'mdx-bundler', 'remark-*', 'yaml', 'zod'],
  },
  course: {
    from: ['course', 'evidence', 'engine'],
    packages: ['zod', 'minisearch', '@orama/stemmers/english', '@orama/stemmers/russian'],
  },
  progress: {
    from: ['progress', 'course', 'evidence', 'engine'],
    packages: ['idb', 'react', 'ts-fsrs', 'zod/mini', 'zustand', 'zustand/vanilla'],
  },
  components: {
    from: ['components', 'progress', 'course', 'evidence', 'engine'],
    packages: [
      '#flow-canvas',
      'next/font/local',
      'react',
      'react-dom',
      'react-dom/client',
      'recharts',
      'zod/mini',
      'zustand',
      'zustand/vanilla',
    ],
  },
  app: {
    from: ['app', 'components', 'progress', 'course', 'course/build', 'evidence', 'engine'],
    packages: ['mdx-bundler/client', 'next', 'react'],
  },
  // Drives the built site: it knows pages, not sources; and whose turn it is.
  e2e: { from: ['e2e', 'scripts/turns'], packages: ['node:*', '@playwright/test', '@axe-core/playwright', 'esbuild'] },
};

/** Only these files of the progress room may speak to React. */
const reactInProgress = /^progress\/use[A-Z]\w*\.tsx?$/;

const specifiers =
  /(?:^(?:import|export|\})[^'"\n]*\bfrom\s*|^import\s*|\bimport\(\s*|\bnew URL\(\s*)['"]([^'"\n]+)['"]/gm;

/** The imports of a file (its path from the project's folder) that go against an arrow, with the reason. */
export function wrongImports(file: string, source: string): string[] {
  const room = placeOf(file);
  const rule = rooms[room];
  if (!rule || /\.test\.tsx?$/.test(file)) return [];
  return importsOf(source).flatMap((specifier) => {
    const why = specifier.startsWith('.')
      ? whyNotFile(rule, join(dirname(file), specifier))
      : whyNotPackage(rule, file, specifier);
    return why ? [`${file}: ${specifier}: ${room} ${why}`] : [];
  });
}

/**
 * The shortest circle of imports among the folders of a room, as one line that names it and a file for each arrow;
 * undefined where there is none. Tests may import what they like.
 * @param sources each file's text by its path from the project's folder
 */
export function folderCircle(room: string, sources: ReadonlyMap<string, string>): string | undefined {
  const arrows = new Map<string, Map<string, string>>();
  for (const [file, source] of sources) {
    if (/\.test\.tsx?$/.test(file)) continue;
    for (const target of importedFiles(file, source)) {
      const [from, to] = [folderIn(room, file), folderIn(room, target)];
      if (from && to && from !== to) arrows.set(from, new Map([[to, file], ...(arrows.get(from) ?? [])]));
    }
  }
  const circles = [...arrows.keys()].flatMap((folder) => wayBack(folder, arrows) ?? []);
  const [shortest] = circles.toSorted((one, other) => one.length - other.length);
  if (!shortest) return;
  const files = shortest.slice(1).map((to, index) => arrows.get(shortest[index] ?? '')?.get(to));
  return `${room} has a circle of folders: ${shortest.join(' → ')} (${files.join(', ')})`;
}

/** The folders on the shortest way from a folder back to itself, with it at both ends. */
function wayBack(folder: string, arrows: ReadonlyMap<string, ReadonlyMap<string, string>>): string[][] | undefined {
  const seen = new Set<string>();
  for (let ways = [[folder]]; ways.length > 0; ) {
    const longer = ways.flatMap((way) => [...(arrows.get(way.at(-1) ?? '')?.keys() ?? [])].map((to) => [...way, to]));
    const back = longer.find((way) => way.at(-1) === folder);
    if (back) return [back];
    ways = longer.filter((way) => !seen.has(way.at(-1) ?? '') && seen.add(way.at(-1) ?? ''));
  }
  return;
}

/** The files of the project that a file imports, without their endings. */
export function importedFiles(file: string, source: string): string[] {
  return importsOf(source)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => join(dirname(file), specifier));
}

/** What a source file imports, as it spells it. */
export function importsOf(source: string): string[] {
  return [...source.matchAll(specifiers)].map(([, specifier = '']) => specifier);
}

function whyNotFile(rule: Room, target: string): string | undefined {
  const place = placeOf(target);
  return rule.from.includes(place) || rule.from.includes(target) ? undefined : `may not import from ${place}`;
}

function whyNotPackage(rule: Room, file: string, specifier: string): string | undefined {
  const isAllowed = rule.packages.some((name) =>
    name.endsWith('*') ? specifier.startsWith(name.slice(0, -1)) : specifier === name,
  );
  if (!isAllowed) return 'may not import this package';
  const isStray = specifier === 'react' && file.startsWith('progress/') && !reactInProgress.test(file);
  return isStray ? 'speaks to React in its use… files only' : undefined;
}

/** The folder of a room that a path lies in; none for a file of the room itself and for another room's. */
function folderIn(room: string, path: string): string | undefined {
  const [top, folder, ...rest] = path.split('/');
  return top === room && rest.length > 0 ? folder : undefined;
}

/** The room, or the folder of a room that has a rule of its own, that a path lies in. */
function placeOf(path: string): string {
  const [room = '', folder = ''] = path.split('/');
  return `${room}/${folder}` in rooms ? `${room}/${folder}` : room;
}
