import type { Locale } from '../../course/languages';
import { climbHref, labHref, progressHref } from './href';
import { LanguageSwitch } from './LanguageSwitch';
import { Missing } from './late/Failed';
import { Shortcuts } from './Shortcuts';
import { ThemeButton } from './ThemeButton';
import { shellWords } from './words';
import './SiteHeader.css';

/** The head of every page. `path` is the page's own, after the language; `backTo` names a lesson on the climb. */
export function SiteHeader({ locale, path = '', backTo }: { locale: Locale; path?: string; backTo?: string }) {
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
            <a href={progressHref(locale)} aria-current={path === 'progress/' ? 'page' : undefined}>
              {words.progress}
            </a>
          </nav>
          <LanguageSwitch label={words.language} locale={locale} path={path} />
          <ThemeButton label={words.theme} names={words.themes} />
          <Shortcuts words={words} />
        </div>
      </header>
      <Missing locale={locale} />
    </>
  );
}
