import { reportContent } from './content';
import { buildSite } from './site';

/**
 * `npm run build`: the content is checked, then the site is built into out/ (BASE_PATH=/course for a sub-path). With
 * SITE_URL=https://host/course/ pages say where they stand, too.
 */
process.exitCode = (await reportContent('none')) || (await buildSite(process.env.BASE_PATH ?? ''));
