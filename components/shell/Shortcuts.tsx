import { type Altitude, CHOICES } from '../../progress/settings';
import type { ShellWords } from './words';
import './Shortcuts.css';

/** What is said when a key changes the altitude. */
export interface AltitudeSaid {
  readonly levels: Readonly<Record<Altitude, string>>;
  readonly ends: ShellWords['altitudeEnds'];
}

/** Keys to press one after the other or together, and what they do. */
export interface KeyRow {
  readonly keys: readonly string[];
  readonly does: string;
}

interface ShortcutsProps {
  words: ShellWords;
  /** What `j` and `k` go through. */
  stops: 'sections' | 'lessons';
  /** The keys that this page alone has. */
  keys?: readonly KeyRow[] | undefined;
}

/** The menu that lists the keys of the page, its button, and where is said what a key did (`shortcuts.ts`). */
export function Shortcuts({
  words: { shortcuts: words, altitudes, altitudeHints, altitudeEnds },
  stops,
  keys = [],
}: ShortcutsProps) {
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
        <KeyList rows={[...keysOfAll(words, stops), ...keys]} />
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

function keysOfAll(words: ShellWords['shortcuts'], stops: ShortcutsProps['stops']): KeyRow[] {
  return [
    { keys: ['j'], does: words.next[stops] },
    { keys: ['k'], does: words.previous[stops] },
    { keys: ['t'], does: words.altitude },
    { keys: ['Shift', 't'], does: words.lower },
    { keys: ['/'], does: words.search },
    { keys: ['Ctrl/⌘', 'k'], does: words.searchAnywhere },
    { keys: ['?'], does: words.menu },
  ];
}

function KeyList({ rows }: { rows: readonly KeyRow[] }) {
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
