const LESSON = /(?=<div class="lesson" data-printed=")/;
const ids = /(\s(?:id|for|headers|aria-(?:labelledby|describedby|controls))=")([^"]+)/g;
/** Of a lesson on its own; here each lesson is a chapter. */
const headings = /<(\/?)h([1-5])\b/g;
const references = /(\shref="#|url\(#)(?=[^")])/g;

/**
 * The page that holds the whole course, as it goes to paper: a simulation is its picture, which is there without having been
 * scrolled to, nothing comes alive, each lesson's headings are a level lower, and its ids are its own, but for the one by
 * which the contents lead to it. Another page stays as it is.
 */
export function asPrinted(html: string): string {
  const [head = '', ...lessons] = html.split(LESSON);
  return head + lessons.map(printedLesson).join('');
}

function printedLesson(html: string): string {
  const [, slug = ''] = /data-printed="([^"]+)"/.exec(html) ?? [];
  return html
    .replace(/<course-data[\s\S]*?<\/course-data>/g, '')
    .replace(/<course-island( id="[^"]*")?( class="[^"]*")?[^>]*>/g, '<div$1$2>')
    .replaceAll('</course-island>', '</div>')
    .replaceAll(' loading="lazy"', '')
    .replace(headings, (_, slash: string, level: string) => `<${slash}h${Number(level) + 1}`)
    .replace(
      ids,
      (_, attribute: string, names: string) =>
        attribute + names.replace(/\S+/g, (id) => (id === slug ? id : `${slug}.${id}`)),
    )
    .replace(references, (reference) => `${reference}${slug}.`);
}
