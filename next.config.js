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
  // A program of its own, which no bundler can read.
  serverExternalPackages: ['esbuild'],
  // Types are checked by `npm run check`, room by room.
  typescript: { ignoreBuildErrors: true },
  experimental: { globalNotFound: true },
  devIndicators: false,
};

/** @type {(phase: string) => import('next').NextConfig} */
export default (phase) =>
  phase === PHASE_DEVELOPMENT_SERVER
    ? {
        ...config,
        // Pages for who develops, such as the gallery, are not built.
        pageExtensions: ['dev.tsx', 'tsx', 'ts'],
        turbopack: { rules: { '**/course/build/load.ts': { loaders: ['./scripts/contentLoader.cjs'] } } },
      }
    : config;
