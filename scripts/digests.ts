import { drawnOf } from './draw';
import { nodeDigests } from './nodeDigests';

/** Prints, as JSON, the digests of the named scenarios in Node: of all, or with --some of one in sixteen. */
process.stdout.write(JSON.stringify(await nodeDigests(process.argv.includes('--some') ? drawnOf(16) : undefined)));
