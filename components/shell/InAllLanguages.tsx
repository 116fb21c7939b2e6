import { locales } from '../../course/languages';
import { climbHref } from './href';
import { type ShellWords, shellWords } from './words';

/** A page for an address that does not say which language its reader wants, with the ways back to the course. */
export function InAllLanguages({ say }: { say: (words: ShellWords) => { title: string; text: string } }) {
  return (
    <main className="page">
      {locales.map((locale) => (
        <section key={locale} lang={locale}>
          <h1>{say(shellWords[locale]).title}</h1>
          <p>{say(shellWords[locale]).text}</p>
          <p>
            <a href={climbHref(locale)}>{shellWords[locale].notFound.back}</a>
          </p>
        </section>
      ))}
    </main>
  );
}
