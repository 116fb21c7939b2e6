import type { Passage } from '../components/prose/context';
import type { Lesson } from '../course/build';
import type { Locale } from '../course/languages';

/**
 * Where a passage of a lesson is written, and where a mistake in it is told: at the addresses that the build was given.
 * `SOURCE_URL` is that of the repository's files (`https://host/owner/repository/blob/main/`), `ISSUES_URL` that of a form
 * which takes `title` and `body`. Without them no page speaks of either.
 */
export function passageOf({ texts }: Lesson, id: string, locale: Locale): Passage {
  const stop = texts[locale].elements.find(({ name, attributes }) => name === 'Stop' && attributes.id === id);
  if (!stop) throw new Error(`${texts[locale].file}: no stop ${id}`);
  const { file, line } = stop.at;
  const source = addressOf('SOURCE_URL', (url) => {
    url.pathname = `${url.pathname.replace(/\/*$/, '/')}${file}`;
    // GitHub shows such a file as a page otherwise, which has no lines.
    url.searchParams.set('plain', '1');
    url.hash = `L${line}`;
  });
  const report = addressOf('ISSUES_URL', ({ searchParams }) => {
    searchParams.set('title', `${file}: ${stop.attributes.title}`);
    searchParams.set('body', source ?? `${file}:${line}`);
  });
  return { source, report };
}

function addressOf(name: 'SOURCE_URL' | 'ISSUES_URL', complete: (url: URL) => void): string | undefined {
  const given = process.env[name];
  if (!given) return;
  if (!/^https?:\/\//.test(given))
    throw new Error(`${name}: expected an address such as https://host/…, found ${JSON.stringify(given)}`);
  const url = new URL(given);
  complete(url);
  return url.href;
}
