import type { Metadata } from 'next';
import { Document } from '../components/shell/Document';
import { InAllLanguages } from '../components/shell/InAllLanguages';
import { shellWords } from '../components/shell/words';
import { locales } from '../course/languages';

export const metadata: Metadata = { title: locales.map((locale) => shellWords[locale].notFound.title).join(' · ') };

export default function NotFound() {
  return (
    <Document lang="en">
      <InAllLanguages say={({ notFound }) => notFound} />
    </Document>
  );
}
