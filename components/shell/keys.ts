/** What a single key does. */
export type Shortcut = 'next' | 'previous' | 'altitude' | 'menu';

/** What is asked of a key press; a KeyboardEvent has it all. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const byCharacter: Readonly<Record<string, Shortcut>> = { j: 'next', k: 'previous', t: 'altitude', '?': 'menu' };
const byPlace: Readonly<Record<string, Shortcut>> = { KeyJ: 'next', KeyK: 'previous', KeyT: 'altitude' };

/**
 * The shortcut of a key press, if it is one: by the character first, so that it follows the layout (Dvorak, AZERTY),
 * and by the key's place where the layout writes other letters than Latin ones.
 */
export function shortcutOf(press: Press): Shortcut | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  if (press.key === '?') return 'menu';
  // On Russian layouts the key of `?` writes a comma; no Latin layout has one there.
  if (press.key === ',' && press.code === 'Slash' && press.shiftKey) return 'menu';
  if (press.shiftKey) return undefined;
  return byCharacter[press.key.toLowerCase()] ?? (isNonLatinLetter(press.key) ? byPlace[press.code] : undefined);
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
