import { reportContent } from './content';
import { serve } from './serve';
import { buildSite } from './site';

/** `npm start`: builds the course and serves it on the first free port from 4173 (or PORT). */
const basePath = process.env.BASE_PATH ?? '';
const code = (await reportContent('none')) || (await buildSite(basePath));
if (code === 0) console.log(`\nThe course is at ${await serve('out', basePath, Number(process.env.PORT ?? 4173))}`);
else process.exitCode = code;
