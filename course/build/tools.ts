import { createHash } from 'node:crypto';
import type { Tools } from '../../evidence/vectors/kind';

/** What the judge of ground truth asks of Node. */
export const tools: Tools = { sha256: (bytes) => createHash('sha256').update(bytes).digest('hex') };
