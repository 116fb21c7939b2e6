'use client';

import { type Locale, languageNames, locales } from '../../course/languages';
import { LAB, simulationOf } from '../../engine/links/address';
import { changeSettings } from '../../progress/useSettings';
import { href } from './href';
import { rememberPlace } from './stops';

/** The same page in the other language, at the same place. */
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
          onClick={(event) => {
            changeSettings({ language });
            event.currentTarget.hash = rememberPlace() || ofLab(location.hash);
          }}
        >
          {language.toUpperCase()}
        </a>
      ))}
    </nav>
  );
}

/** The lab's page is its scenario: it goes along. */
const ofLab = (hash: string) => (simulationOf(hash) === LAB ? hash : '');
