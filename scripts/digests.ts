import { nodeDigests } from './nodeDigests';

/** Prints, as JSON, the digests of the named scenarios in Node. */
process.stdout.write(JSON.stringify(await nodeDigests()));
