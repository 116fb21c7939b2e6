import type { Metadata } from 'next';
import { InAllLanguages } from '../../../components/shell/InAllLanguages';
import { shellWords } from '../../../components/shell/words';
import { locales } from '../../../course/languages';

export const metadata: Metadata = {
  title: locales.map((locale) => shellWords[locale].notHere.title).join(' · '),
  robots: { index: false },
};

/** What is read in place of a page that is not on the device, when there is no network. */
export default function Page() {
  return <InAllLanguages say={({ notHere }) => notHere} />;
}
