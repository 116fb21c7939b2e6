import { reportContent } from './content';

/** Every run is made anew; `--kept` trusts the figures that are kept for this engine, as a build does. */
process.exitCode = await reportContent({ anew: !process.argv.includes('--kept') });
