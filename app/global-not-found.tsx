import type { Metadata } from 'next';
import { Document } from '../components/shell/Document';
import { climbHref } from '../components/shell/href';
import { shellWords } from '../components/shell/words';
import { locales } from '../course/languages';

export const metadata: Metadata = { title: locales.map((locale) => shellWords[locale].notFound.title).join(' · ') };

/** No address says which language its reader wants: both are here. */
export default function NotFound() {
  return (
    <Document lang="en">
      <main className="page">
        {locales.map((locale) => (
          <section key={locale} lang={locale}>
            <h1>{shellWords[locale].notFound.title}</h1>
            <p>{shellWords[locale].notFound.text}</p>
            <p>
              <a href={climbHref(locale)}>{shellWords[locale].notFound.back}</a>
            </p>
          </section>
        ))}
      </main>
    </Document>
  );
}
