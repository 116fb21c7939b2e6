import { type Altitude, CHOICES } from '../../progress/settings';
import type { ShellWords } from './words';
import './Shortcuts.css';

/** What is said when a key changes the altitude. */
export interface AltitudeSaid {
  readonly levels: Readonly<Record<Altitude, string>>;
  readonly ends: ShellWords['altitudeEnds'];
}

/** The menu that lists the keys of the page, its button, and where is said what a key did (`shortcuts.ts`). */
export function Shortcuts({
  words: { shortcuts: words, altitudes, altitudeHints, altitudeEnds },
}: {
  words: ShellWords;
}) {
  const levels = CHOICES.altitude.map((level) => [level, `${altitudes[level]}: ${altitudeHints[level]}`]);
  const said = { levels: Object.fromEntries(levels), ends: altitudeEnds } satisfies AltitudeSaid;
  return (
    <>
      <button type="button" className="plain" data-does="menu">
        <kbd>?</kbd> <span className="if-roomy">{words.open}</span>
      </button>
      <p className="key-done" role="status" data-said={JSON.stringify(said)} />
      <dialog className="menu shortcuts" aria-labelledby="shortcuts-title">
        <h2 id="shortcuts-title">{words.title}</h2>
        <KeyList words={words} />
        <label className="checkbox">
          <input type="checkbox" autoComplete="off" />
          {words.enabled}
        </label>
        <button type="button" data-does="close-menu">
          {words.close}
        </button>
      </dialog>
    </>
  );
}

function KeyList({ words }: { words: ShellWords['shortcuts'] }) {
  const rows = [
    { keys: ['j'], does: words.next },
    { keys: ['k'], does: words.previous },
    { keys: ['t'], does: words.altitude },
    { keys: ['Shift', 't'], does: words.lower },
    { keys: ['/'], does: words.search },
    { keys: ['Ctrl/⌘', 'k'], does: words.searchAnywhere },
    { keys: ['?'], does: words.menu },
  ];
  return (
    <dl className="keys">
      {rows.map(({ keys, does }) => (
        <div key={does}>
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
