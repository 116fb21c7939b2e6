import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Document } from '../../components/shell/Document';
import { manifestHref } from '../../components/shell/href';
import { shellWords } from '../../components/shell/words';
import { type Locale, locales } from '../../course/languages';

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ locale: Locale }>;
}

export const dynamicParams = false;

export const generateStaticParams = () => locales.map((locale) => ({ locale }));

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale } = await params;
  const { courseTitle, courseSubtitle, courseDescription } = shellWords[locale];
  const title = `${courseTitle} — ${courseSubtitle}`;
  return {
    title: { default: title, template: `%s · ${courseTitle}` },
    description: courseDescription,
    manifest: manifestHref(locale),
  };
}

export default async function LocaleLayout({ children, params }: LayoutProps) {
  return <Document lang={(await params).locale}>{children}</Document>;
}
