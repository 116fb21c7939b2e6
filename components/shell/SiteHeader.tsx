import type { Locale } from '../../course/languages';
import { climbHref, labHref, progressHref, reviewHref } from './href';
import { LanguageSwitch } from './LanguageSwitch';
import { Missing } from './late/Failed';
import { type KeyRow, Shortcuts } from './Shortcuts';
import { SearchButton } from './search/SearchButton';
import { ThemeButton } from './ThemeButton';
import { shellWords } from './words';
import './SiteHeader.css';

interface SiteHeaderProps {
  locale: Locale;
  /** The page's own, after the language. */
  path?: string;
  /** A lesson on the climb. */
  backTo?: string;
  /** The keys that this page alone has. */
  keys?: readonly KeyRow[];
}

/** The head of every page. */
export function SiteHeader({ locale, path = '', backTo, keys }: SiteHeaderProps) {
  const words = shellWords[locale];
  return (
    <>
      <header className="site">
        <a className="skip" href="#text">
          {words.skipToText}
        </a>
        {backTo ? (
          <a className="back" href={`${climbHref(locale)}#${backTo}`}>
            <span aria-hidden="true">↑ </span>
            {words.backToClimb}
          </a>
        ) : (
          <a className="brand" href={climbHref(locale)} aria-current={path === '' ? 'page' : undefined}>
            {words.courseTitle}
          </a>
        )}
        <div className="controls">
          <nav className="pages" aria-label={words.pages}>
            <a href={labHref(locale)} aria-current={path === 'lab/' ? 'page' : undefined}>
              {words.lab.title}
            </a>
            <a href={reviewHref(locale)} aria-current={path === 'review/' ? 'page' : undefined}>
              {words.review}
            </a>
            <a href={progressHref(locale)} aria-current={path === 'progress/' ? 'page' : undefined}>
              {words.progress}
            </a>
          </nav>
          <LanguageSwitch label={words.language} locale={locale} path={path} />
          <ThemeButton label={words.theme} names={words.themes} />
          <SearchButton locale={locale} label={words.search} />
          <Shortcuts words={words} stops={path === '' ? 'lessons' : 'sections'} keys={keys} />
        </div>
      </header>
      <Missing locale={locale} />
    </>
  );
}
