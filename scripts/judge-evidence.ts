import { loadEvidence } from '../course/build/evidence';

/** Judges the evidence, for the pages that are built next to it (`scripts/site.ts`) to find it judged. */
await loadEvidence(process.cwd());
