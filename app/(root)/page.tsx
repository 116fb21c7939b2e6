import { climbHref } from '../../components/shell/href';
import { LANGUAGE_SCRIPT } from '../../components/shell/languageScript';
import { messages } from '../../components/shell/messages';
import { languageNames, locales } from '../../course/languages';
import './page.css';

export default function Page() {
  return (
    <main className="page">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, allowed by its hash in the CSP */}
      <script dangerouslySetInnerHTML={{ __html: LANGUAGE_SCRIPT }} />
      <h1>
        {messages.en.courseTitle} <span className="subtitle">— {messages.en.courseSubtitle}</span>
      </h1>
      <ul className="choose">
        {locales.map((locale) => (
          <li key={locale} lang={locale}>
            <a href={climbHref(locale)}>{languageNames[locale]}</a>
            <p>{messages[locale].courseDescription}</p>
          </li>
        ))}
      </ul>
    </main>
  );
}
