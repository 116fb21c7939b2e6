import { type Again, reportContent } from './content';

/** Some of the runs whose figures are kept are made again; `--all` makes all of them, `--kept` none, as a build does. */
const asked: Again = process.argv.includes('--all') ? 'all' : process.argv.includes('--kept') ? 'none' : 'some';
process.exitCode = await reportContent(asked);
