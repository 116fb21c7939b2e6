import { serve } from './serve';
import { run } from './run';
const ROOT_URL = await serve('out', '', 4310);
process.exit((await run('npx', ['playwright', 'test', ...process.argv.slice(2)], { ROOT_URL, LONG: '1', DRAW: '3' })).code);
