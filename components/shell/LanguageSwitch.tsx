import { type Locale, languageNames, locales } from '../../course/languages';
import { href } from './href';

/** The same page in the other language, at the same place (`language.ts`). */
export function LanguageSwitch({ label, locale, path }: { label: string; locale: Locale; path: string }) {
  return (
    <nav aria-label={label}>
      {locales.map((language) => (
        <a
          key={language}
          lang={language}
          hrefLang={language}
          href={href(`/${language}/${path}`)}
          aria-current={language === locale ? 'true' : undefined}
          aria-label={`${language.toUpperCase()}, ${languageNames[language]}`}
          data-does="language"
        >
          {language.toUpperCase()}
        </a>
      ))}
    </nav>
  );
}
