import type { Locale } from '../../../course/languages';
import { searchHref } from '../href';
import './search.css';

/** Opens the search (`dialog.ts`), which is fetched then, as is the index that the button names. */
export function SearchButton({ locale, label }: { locale: Locale; label: string }) {
  return (
    <button type="button" className="plain scripted" data-does="search" data-index={searchHref(locale)}>
      <svg className="icon" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
        <circle cx="8.5" cy="8.5" r="5.5" />
        <path d="m13 13 5 5" />
      </svg>
      <span className="if-roomy">{label}</span>
    </button>
  );
}
