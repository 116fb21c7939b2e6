/** What a single key does. */
export type Shortcut = 'next' | 'previous' | 'higher' | 'lower' | 'menu' | 'search';

/** What is asked of a key press; a KeyboardEvent has it all. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const byLetter: Readonly<Record<string, Shortcut>> = { j: 'next', k: 'previous', t: 'higher' };

/** The shortcut of a key press, if it is one. */
export function shortcutOf(press: Press): Shortcut | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  if (press.key === '?') return 'menu';
  // On Russian layouts the key of `?` writes a comma; no Latin layout has one there.
  if (press.key === ',' && press.code === 'Slash' && press.shiftKey) return 'menu';
  // A slash needs Shift on some layouts; on Russian ones its key writes a full stop, which no Latin layout has there.
  if (press.key === '/' || (press.key === '.' && press.code === 'Slash')) return 'search';
  const shortcut = byLetter[letterOf(press)];
  if (press.shiftKey) return shortcut === 'higher' ? 'lower' : undefined;
  return shortcut;
}

/** Whether the search is asked for from anywhere: Ctrl or ⌘ with K. */
export function isSearchKey(press: Press): boolean {
  return (press.ctrlKey || press.metaKey) && !press.altKey && !press.shiftKey && letterOf(press) === 'k';
}

/** Back or forth through the changes: Ctrl or ⌘ with Z, and with Shift or Y for the way forth. */
export function historyKey(press: Press): 'undo' | 'redo' | undefined {
  if (press.altKey || !(press.ctrlKey || press.metaKey)) return undefined;
  const letter = letterOf(press);
  if (letter === 'z') return press.shiftKey ? 'redo' : 'undo';
  return letter === 'y' ? 'redo' : undefined;
}

/** Takes the last thing back: `u`, or as everywhere. */
export function undoKey(press: Press): boolean {
  const isPlain = !press.shiftKey && !press.ctrlKey && !press.metaKey && !press.altKey;
  return historyKey(press) === 'undo' || (isPlain && letterOf(press) === 'u');
}

/**
 * The character, so that keys follow the layout (Dvorak, AZERTY, QWERTZ); where the layout writes other letters than
 * Latin ones, the letter that a US layout has in the key's place.
 */
function letterOf({ key, code }: Press): string {
  return isNonLatinLetter(key) ? code.replace('Key', '').toLowerCase() : key.toLowerCase();
}

function isNonLatinLetter(key: string): boolean {
  return /^\p{Letter}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key);
}

/** Fields to type in, and widgets that say (`data-own-keys`) that they use keys themselves. */
const typing =
  'input:not([type=radio], [type=checkbox], [type=range], [type=button]), textarea, select, [contenteditable=""], [contenteditable=true], [role=textbox], [role=combobox], [role=listbox], [role=menu], [data-own-keys]';

/** Whether the keys belong to what has the focus. */
export function keysAreTaken(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(typing) !== null;
}
