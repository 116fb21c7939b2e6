import { availableParallelism } from 'node:os';
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';

/** Where the course is served: '' at the root of a host, '/course' under a sub-path. */
const basePath = process.env.BASE_PATH ?? '';

if (basePath !== '' && !/^(\/[\w.-]+)+$/.test(basePath)) {
  throw new Error(
    `BASE_PATH: expected '' or a path such as /course (leading slash, no trailing one), found ${JSON.stringify(basePath)}`,
  );
}

/** @type {import('next').NextConfig} */
const config = {
  output: 'export',
  trailingSlash: true,
  basePath,
  env: { NEXT_PUBLIC_BASE_PATH: basePath },
  // The content's hash, set by scripts/build.ts: two builds of one commit have equal bytes.
  generateBuildId: () => process.env.BUILD_ID ?? 'dev',
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  // Next would read a server's files, of which this site has none, for a third of the build.
  outputFileTracingExcludes: { 'next-server': ['**'] },
  // A program of its own, which no bundler can read.
  serverExternalPackages: ['esbuild'],
  // Types are checked by `npm run check`, room by room.
  typescript: { ignoreBuildErrors: true },
  // Next would leave one core idle while pages are drawn.
  experimental: { globalNotFound: true, cpus: availableParallelism() },
  devIndicators: false,
  // A page may run simulations for a minute while the machine does other work.
  staticPageGenerationTimeout: 600,
  webpack: withIslands,
};

/**
 * Beside Next's own entries the browser's build has one of ours: what a page of the built site loads in place of Next's
 * runtime (docs/adr/0015). It stands in the layer of the app's client components, whose rules for React and CSS it shares,
 * and `islands.json` names its files for `scripts/site.ts`.
 */
function withIslands(webpackConfig, { isServer }) {
  if (isServer) return webpackConfig;
  const { entry } = webpackConfig;
  // Next would have it wait for the runtime of its own pages.
  const islands = { import: './components/islands/start.ts', layer: 'app-pages-browser', dependOn: undefined };
  webpackConfig.entry = async () => ({ ...(await entry()), islands });
  webpackConfig.plugins.push(({ hooks }) => {
    hooks.thisCompilation.tap('islands', tellFiles);
    hooks.thisCompilation.tap('same bytes', listChunksById);
  });
  return webpackConfig;
}

/**
 * The runtime lists the chunks that are there from the start in the order in which pages and style sheets were read,
 * whichever came first: two builds of one commit would differ by it.
 */
function listChunksById(compilation) {
  compilation.hooks.runtimeModule.tap('same bytes', (module) => {
    if (module.name !== 'jsonp chunk loading') return;
    const generate = module.generate.bind(module);
    module.generate = () => {
      const inOrder = (list) =>
        list
          .split(',')
          .map((line) => line.trim())
          .toSorted()
          .join(',\n');
      const source = generate();
      const sorted = source.replace(/(?<=installedChunks = \{)[^}]+/, inOrder);
      if (sorted === source) throw new Error('next.config.js: the list of chunks was not found in the runtime');
      return sorted;
    };
  });
}

const filesOf = (chunks) => [...new Set(chunks.flatMap((chunk) => [...chunk.files]))];

/** What a chunk can come to ask for, for workers as well. */
function reachedFrom(chunk) {
  const workers = [...chunk.getAllReferencedAsyncEntrypoints()].flatMap(({ chunks }) => chunks);
  return [chunk, ...workers].flatMap((one) => [...one.getAllReferencedChunks()]);
}

/** Writes down which files our entry is made of, and which it can come to ask for. */
function tellFiles(compilation) {
  const { Compilation, sources } = compilation.compiler.webpack;
  compilation.hooks.processAssets.tap({ name: 'islands', stage: Compilation.PROCESS_ASSETS_STAGE_REPORT }, () => {
    const entry = compilation.entrypoints.get('islands');
    const files = { entry: entry.getFiles(), later: filesOf(reachedFrom(entry.getEntrypointChunk())) };
    compilation.emitAsset('islands.json', new sources.RawSource(JSON.stringify(files)));
  });
}

/** @type {(phase: string) => Promise<import('next').NextConfig>} */
export default async (phase) => {
  if (phase !== PHASE_DEVELOPMENT_SERVER) return config;
  const { askForNewPathsOnly } = await import('./scripts/knownPaths.js');
  askForNewPathsOnly();
  return {
    ...config,
    // Pages for who develops, such as the gallery, are not built.
    pageExtensions: ['dev.tsx', 'tsx', 'ts'],
    turbopack: { rules: { '**/course/build/load.ts': { loaders: ['./scripts/contentLoader.cjs'] } } },
  };
};
