import { limitAnchor } from '../../course/anchors';
import type { Locale } from '../../course/languages';

const basePath = process.env.NEXT_PUBLIC_BASE_PATH ?? '';

/** The address of a page or file of the course, wherever the course is served: at a root or under a sub-path. */
export function href(path: `/${string}`): string {
  return basePath + path;
}

export const climbHref = (locale: Locale): string => href(`/${locale}/`);

export const lessonHref = (locale: Locale, slug: string): string => href(`/${locale}/learn/${slug}/`);

/** Where a lesson can be met: its page, or its place on the climb while it is still to come. */
export const metHref = (locale: Locale, slug: string, isOpen: boolean): string =>
  isOpen ? lessonHref(locale, slug) : `${climbHref(locale)}#${slug}`;

export const evidenceHref = (locale: Locale): string => href(`/${locale}/evidence/`);

/** Where the evidence page tells a limit of the simulations whole. */
export const limitHref = (locale: Locale, id: string): string => `${evidenceHref(locale)}#${limitAnchor(id)}`;

/** Where the glossary says what a term means. */
export const termHref = (locale: Locale, id: string): string => `${glossaryHref(locale)}#${id}`;

export const glossaryHref = (locale: Locale): string => href(`/${locale}/glossary/`);

/** What a search of the language reads (`app/[locale]/search.json`). */
export const searchHref = (locale: Locale): string => href(`/${locale}/search.json`);

export const progressHref = (locale: Locale): string => href(`/${locale}/progress/`);

export const reviewHref = (locale: Locale): string => href(`/${locale}/review/`);

export const labHref = (locale: Locale): string => href(`/${locale}/lab/`);

/** What a browser needs to install the course in a language. */
export const manifestHref = (locale: Locale): string => href(`/${locale}/manifest.json`);

/** The whole course on one page. */
export const printHref = (locale: Locale): string => href(`/${locale}/print/`);
