import type { Locale } from '../../../course/languages';
import { lateWords } from './words';
import './Late.css';

interface FailedProps {
  readonly locale: Locale;
  readonly why: 'failed' | 'broken';
  /** Written by the server for the day it is needed, and shown then. */
  readonly hidden?: boolean;
  /** Absent on the server: the island's element listens to the button. */
  readonly onAgain?: () => void;
}

/** A part that did not come, or has stopped: in words, with two ways on. */
export function Failed({ locale, why, hidden, onAgain }: FailedProps) {
  const words = lateWords[locale];
  return (
    <div className="problem late-failed" role="alert" hidden={hidden}>
      <p>{words[why]}</p>
      <p>
        <button type="button" data-does="again" onClick={onAgain}>
          {words.again}
        </button>{' '}
        <Reload locale={locale} />
      </p>
    </div>
  );
}

/** In every page; shown where what it loads at first (`settingsScript`) or at a press (`asked`) did not come. */
export function Missing({ locale }: { locale: Locale }) {
  return (
    <p className="problem missing" role="alert">
      {lateWords[locale].missing} <Reload locale={locale} />
    </p>
  );
}

function Reload({ locale }: { locale: Locale }) {
  return (
    // biome-ignore lint/a11y/useValidAnchor: the empty address is the page's own, and needs no script
    <a href="" target="_self">
      {lateWords[locale].reload}
    </a>
  );
}
