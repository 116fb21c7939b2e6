import { mkdir, rm, writeFile } from 'node:fs/promises';
import { apiPagesOf } from './apiPages';
import { compileEngine } from './enginePackage';

/** `npm run docs:api`: writes the pages of the engine's public face, from its docstrings and types, into `docs/api/`. */
const compiled = '.cache/api';
await compileEngine(compiled);
await rm('docs/api', { recursive: true, force: true });
await mkdir('docs/api', { recursive: true });
for (const [name, text] of await apiPagesOf(compiled)) await writeFile(`docs/api/${name}`, text);
