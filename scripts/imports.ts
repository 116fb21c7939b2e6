import { dirname, join } from 'node:path/posix';

interface Room {
  /** Rooms, and folders of rooms, that it may import from. */
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
  course: { from: ['course', 'evidence', 'engine'], packages: ['zod'] },
  progress: {
    from: ['progress', 'course', 'evidence', 'engine'],
    packages: ['idb', 'react', 'zod/mini', 'zustand', 'zustand/vanilla'],
  },
  components: {
    from: ['components', 'progress', 'course', 'evidence', 'engine'],
    packages: [
      '#first-frame',
      '#flow-canvas',
      '#prose',
      'next/font/local',
      'react',
      'react-dom',
      'recharts',
      'zod/mini',
    ],
  },
  app: {
    from: ['app', 'components', 'progress', 'course', 'course/build', 'evidence', 'engine'],
    packages: ['mdx-bundler/client', 'next', 'react'],
  },
  // Drives the built site: it knows pages, not sources.
  e2e: { from: ['e2e'], packages: ['node:*', '@playwright/test', '@axe-core/playwright', 'esbuild'] },
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
  return rule.from.includes(place) ? undefined : `may not import from ${place}`;
}

function whyNotPackage(rule: Room, file: string, specifier: string): string | undefined {
  const isAllowed = rule.packages.some((name) =>
    name.endsWith('*') ? specifier.startsWith(name.slice(0, -1)) : specifier === name,
  );
  if (!isAllowed) return 'may not import this package';
  const isStray = specifier === 'react' && file.startsWith('progress/') && !reactInProgress.test(file);
  return isStray ? 'speaks to React in its use… files only' : undefined;
}

/** The room, or the folder of a room that has a rule of its own, that a path lies in. */
function placeOf(path: string): string {
  const [room = '', folder = ''] = path.split('/');
  return `${room}/${folder}` in rooms ? `${room}/${folder}` : room;
}
