import type { Locale } from './locale';

const basePath = process.env.NEXT_PUBLIC_BASE_PATH ?? '';

/** The address of a page or file of the course, wherever the course is served: at a root or under a sub-path. */
export function href(path: `/${string}`): string {
  return basePath + path;
}

export const climbHref = (locale: Locale): string => href(`/${locale}/`);

export const lessonHref = (locale: Locale, slug: string): string => href(`/${locale}/learn/${slug}/`);

export const evidenceHref = (locale: Locale): string => href(`/${locale}/evidence/`);
