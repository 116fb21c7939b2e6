import { keptEvidence } from '../course/build/keptEvidence';

/** Judges the evidence, for the pages that are built next to it (`scripts/site.ts`) to find it judged. */
await keptEvidence(process.cwd());
