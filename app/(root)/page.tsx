import { climbHref } from '../../components/shell/href';
import { LANGUAGE_SCRIPT } from '../../components/shell/languageScript';
import { shellWords } from '../../components/shell/words';
import { languageNames, locales } from '../../course/languages';
import './page.css';

export default function Page() {
  return (
    <main className="page">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, allowed by its hash in the CSP */}
      <script dangerouslySetInnerHTML={{ __html: LANGUAGE_SCRIPT }} />
      <h1>
        {shellWords.en.courseTitle} <span className="subtitle">— {shellWords.en.courseSubtitle}</span>
      </h1>
      <ul className="choose">
        {locales.map((locale) => (
          <li key={locale} lang={locale}>
            <a href={climbHref(locale)}>{languageNames[locale]}</a>
            <p>{shellWords[locale].courseDescription}</p>
          </li>
        ))}
      </ul>
    </main>
  );
}
