import { runStages, type Stage, vectorStage } from './stages';

const script = (name: string): readonly [string, ...string[]] => ['npx', 'tsx', `scripts/${name}`];

/**
 * `npm run test:long`: what takes from minutes to an hour. The browser suite in each of its ways and the smoke suite in
 * Firefox and WebKit must pass; nothing that was said to be saved may be missing after the browser was killed or its store
 * damaged; a second build must be the same. Every figure of the content is computed anew; every expected value of the ground
 * truth made wrong once, and a sample of small mistakes in the models, must be noticed; more random cases, files and links
 * that were tampered with must pass.
 * `npm run test:long -- WORD…`: only the stages whose names have one of the words.
 */
const stages: readonly Stage[] = [
  { name: 'browser, under a sub-path and every way', command: script('e2e.ts'), env: { LONG: '1' } },
  { name: 'Firefox and WebKit', command: script('smoke.ts') },
  { name: '300 kills of the browser', command: script('kills.ts') },
  // What the browsers were driven through is the first of the two.
  { name: 'same build', command: script('same-build.ts'), env: { NO_BUILD: '1' } },
  { name: 'content, every run made again', command: [...script('check-content.ts'), '--all'] },
  { name: 'flipped ground truth', command: [...vectorStage.command, '--flip'] },
  { name: 'mutants, a sample', command: [...script('mutants.ts'), '--sample', '300'] },
  {
    name: 'units with 10 times the random cases',
    command: ['npx', 'vitest', 'run'],
    env: { FAST_CHECK_RUNS: '1000' },
  },
  {
    name: 'hostile files and links, 20,000 of each',
    command: ['npx', 'vitest', 'run', 'Fuzz'],
    env: { HOSTILE: '20000' },
  },
];

// Nothing takes turns here, whatever the environment says.
delete process.env.DRAW;

const words = process.argv.slice(2);
const chosen = stages.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
if (chosen.length > 0) process.exitCode = await runStages(chosen);
else {
  console.error(`No stage has one of: ${words.join(', ')}. There are: ${stages.map(({ name }) => name).join('; ')}.`);
  process.exitCode = 2;
}
