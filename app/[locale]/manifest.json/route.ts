import { climbHref, href } from '../../../components/shell/href';
import { shellWords } from '../../../components/shell/words';
import { type Locale, locales } from '../../../course/languages';
import { PAPER } from '../../paper';

export const dynamic = 'force-static';

export const generateStaticParams = () => locales.map((locale) => ({ locale }));

/** What a browser needs to install the course. Of JSON's own name and type, which every host knows. */
export async function GET(_: Request, { params }: { params: Promise<{ locale: Locale }> }): Promise<Response> {
  const { locale } = await params;
  const { courseTitle, courseSubtitle, courseShort, courseDescription } = shellWords[locale];
  return Response.json({
    id: href('/'),
    name: `${courseTitle} — ${courseSubtitle}`,
    short_name: courseShort,
    description: courseDescription,
    lang: locale,
    start_url: climbHref(locale),
    scope: href('/'),
    display: 'standalone',
    theme_color: PAPER,
    background_color: PAPER,
    categories: ['education'],
    icons: [
      { src: href('/icon.png'), sizes: '512x512', type: 'image/png' },
      { src: href('/icon.svg'), sizes: 'any', type: 'image/svg+xml' },
    ],
  });
}
