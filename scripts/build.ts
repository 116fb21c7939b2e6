import { reportContent } from './content';
import { buildSite } from './site';

/**
 * `npm run build`: the content is checked, then the site is built into out/ (BASE_PATH=/course for a sub-path). With
 * SITE_URL=https://host/course/ pages say where they stand, too. With --unchecked the content is checked by who asks.
 */
const checked = process.argv.includes('--unchecked') ? 0 : await reportContent('none');
process.exitCode = checked || (await buildSite(process.env.BASE_PATH ?? ''));
