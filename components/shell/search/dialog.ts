import { type Locale, locales } from '../../../course/languages';
import { type Found, openSearch, type Search } from '../../../course/search/searchIndex';
import { retried } from '../../../progress/retried';
import { settings } from '../../../progress/settingsStore';
import { href } from '../href';
import { altitudeWords } from '../script/say';
import { excerptOf, piecesOf } from './excerpt';
import { showFound } from './found';
import { addressOf } from './place';
import { searchWords } from './words';

/** As many as a reader looks through. */
const SHOWN = 12;

const locale: Locale = locales.find((one) => one === document.documentElement.lang) ?? 'en';
const words = searchWords[locale];

/** Made once, when the search is opened first. */
const field = made('input', {
  ...{ type: 'search', autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'go', placeholder: words.title },
  ...{ role: 'combobox', 'aria-label': words.field, 'aria-autocomplete': 'list', 'aria-expanded': 'false' },
  'aria-controls': 'search-results',
});
const status = made('p', { class: 'note', role: 'status' });
const list = made('div', { id: 'search-results', role: 'listbox', 'aria-label': words.results });
const close = made('button', { type: 'button', class: 'quiet' }, words.close);
const dialog = made('dialog', { class: 'menu search', 'aria-label': words.title }, field, close, status, list);

let search: Promise<Search> | undefined;
let shown: HTMLAnchorElement[] = [];
let active = -1;

/** Opens the search over what the file at `index` holds. */
export function openSearchDialog(index: string): void {
  if (!dialog.isConnected) {
    document.body.append(dialog);
    field.addEventListener('input', () => void look(index));
    field.addEventListener('keydown', onKey);
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('click', onPress);
  }
  if (!dialog.open) dialog.showModal();
  field.select();
  void look(index);
}

/** Shows what the field asks for, once there is something to look in. */
async function look(index: string): Promise<void> {
  if (!search) {
    search = retried(() => fetched(index));
    status.textContent = words.loading;
  }
  try {
    const find = await search;
    show(find(field.value, settings.getState().altitude).slice(0, SHOWN));
  } catch {
    search = undefined;
    status.textContent = words.failed;
  }
}

async function fetched(index: string): Promise<Search> {
  const answer = await fetch(index);
  if (!answer.ok) throw new Error(`${index}: ${answer.status}`);
  return openSearch(await answer.json());
}

function show(found: readonly Found[]): void {
  shown = found.map(optionOf);
  list.replaceChildren(...shown);
  field.setAttribute('aria-expanded', String(shown.length > 0));
  activate(shown.length > 0 ? 0 : -1);
  const isAsked = field.value.trim() !== '';
  status.textContent = isAsked ? (shown.length > 0 ? words.found({ count: shown.length }) : words.none) : words.hint;
}

/** A result: a link, so that it can be opened in another tab as well. */
function optionOf({ entry, stems, altitude }: Found, index: number): HTMLAnchorElement {
  const marked = (text: string) =>
    piecesOf(text, stems).map(({ text: piece, isFound }) => (isFound ? made('mark', {}, piece) : piece));
  const levels = altitudeWords()?.levels;
  const isElsewhere = entry.altitudes !== undefined && altitude !== settings.getState().altitude;
  const place = [words.kinds[entry.kind], entry.page, ...(isElsewhere && levels ? [levels[altitude]] : [])];
  const to = addressOf(href(`/${locale}/${entry.path}`), { stems, altitude });
  return made(
    'a',
    { id: `search-${index}`, role: 'option', tabindex: '-1', href: to },
    made('span', { class: 'note' }, place.filter((one) => one !== entry.title).join(' · ')),
    made('strong', {}, ...marked(entry.title)),
    made('span', { class: 'excerpt' }, ...marked(excerptOf(entry.text, stems))),
  );
}

/** By the pattern of a combobox with a list: the focus stays in the field, which names the option that Enter opens. */
function onKey(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined && shown.length > 0) activate((active + step + shown.length) % shown.length);
  else if (event.key === 'Enter') shown[active]?.click();
  // A field for a search would be emptied by it first.
  else if (event.key === 'Escape') dialog.close();
  else return;
  event.preventDefault();
}

function activate(index: number): void {
  shown[active]?.setAttribute('aria-selected', 'false');
  active = index;
  const option = shown[index];
  option?.setAttribute('aria-selected', 'true');
  option?.scrollIntoView({ block: 'nearest' });
  if (option) field.setAttribute('aria-activedescendant', option.id);
  else field.removeAttribute('aria-activedescendant');
}

/** A press beside the dialog closes it; one on a place of this page needs no other page. */
function onPress(event: MouseEvent): void {
  if (event.target === dialog) dialog.close();
  const link = event.target instanceof Element && event.target.closest('a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  dialog.close();
  if (link.pathname !== location.pathname) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  showFound();
}

function made<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
  ...within: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...within);
  return element;
}
