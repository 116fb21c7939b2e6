import { buildEngine } from './enginePackage';

/** `npm run build:engine`: the engine as a package for other projects, in `dist/engine/`. */
await buildEngine('dist/engine');
