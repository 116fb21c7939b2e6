import { LANGUAGE_SCRIPT } from '../components/shell/languageScript';
import { SETTINGS_SCRIPT } from '../progress/settingsScript';

const inlined = [LANGUAGE_SCRIPT, SETTINGS_SCRIPT];

/** React writes these before or after what Next makes of a page's metadata, whichever is ready first. */
const wandering = /<meta name="(?:next-size-adjust|darkreader-lock)"[^>]*>/g;

/** The ids that React makes, for hydration to make them again; nothing does here, and short ones weigh less. */
const generated = /_R_[0-9a-zA-Z]+_/g;

/**
 * A page without Next's runtime: its scripts and their preloads, the page's second copy as data, and the marks that React
 * hydrates by. In their place stand our own scripts (docs/adr/0015), on a page that has something for them to do.
 * @param sources addresses, in the order in which they run
 * Errors: a page of which React wrote a part out of its place, for a script to put it there.
 */
export function withOwnScripts(html: string, sources: readonly string[]): string {
  if (/<template id="B:|<div hidden="" id="S:/.test(html))
    throw new Error('a part of the page waits for a script of React');
  const text = html
    .replace(/<script\b([^>]*)>([\s\S]*?)<\/script>/g, (script, attributes: string, code: string) =>
      inlined.includes(code) || attributes.includes('application/json') ? script : '',
    )
    .replace(/<link rel="preload"(?=[^>]* as="script")[^>]*>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<head>[\s\S]*?<\/head>/, inOrder);
  return withShortIds(/<course-island|\bdata-does=/.test(text) ? withScripts(text, sources) : text);
}

function withScripts(html: string, sources: readonly string[]): string {
  const scripts = sources.map((source) => `<script src="${source}" defer=""></script>`).join('');
  return html.replace('</head>', () => `${scripts}</head>`);
}

function withShortIds(html: string): string {
  const names = new Map<string, string>();
  for (const [id] of html.matchAll(generated)) if (!names.has(id)) names.set(id, `r${names.size}`);
  return html.replace(generated, (id) => names.get(id)!);
}

/** A page's head with what wanders at its end, so that two builds are the same. */
function inOrder(head: string): string {
  const found = head.match(wandering) ?? [];
  return head.replace(wandering, '').replace('</head>', `${found.join('')}</head>`);
}
