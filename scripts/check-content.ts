import { reportContent } from './content';

process.exitCode = await reportContent();
