import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import Page from '../app/[locale]/review/page';
import { loadCourse, loadLesson, openSlugs, questionsOf } from '../course/build';

const root = join(import.meta.dirname, '..');
const slugs = openSlugs(await loadCourse(root));
const lessons = await Promise.all(slugs.map((slug) => loadLesson(root, slug)));

it('the review page carries the words of all that comes back, and cites nothing that is on another page', async () => {
  const html = renderToStaticMarkup(await Page({ params: Promise.resolve({ locale: 'ru' }) }));
  for (const lesson of lessons) {
    const { slug } = lesson.entry;
    const { cards } = lesson.yaml.value.recall;
    if (cards.length > 0)
      expect(deckIn(html, `cards-${slug}`).cards.map(({ id }) => id)).toEqual(cards.map(({ id }) => id));
    const questions = questionsOf(lesson.bank);
    if (questions.length > 0) expect(deckIn(html, `questions-${slug}`).questions).toHaveLength(questions.length);
  }
  for (const { question, answer } of lessons.flatMap(({ entry: { slug } }) => deckIn(html, `cards-${slug}`).cards))
    for (const text of [question, answer])
      expect(text).toSatisfy((one) => typeof one === 'object' || /[а-я]/.test(one));
  expect(html).toMatch(/href="\/ru\/learn\/[a-z-]+\/#source-\d+"/);
  expect(html).not.toMatch(/href="#source-|data-answers/);
});

interface Deck {
  readonly cards: readonly {
    readonly id: string;
    readonly question: string | object;
    readonly answer: string | object;
  }[];
  readonly questions: readonly unknown[];
}

/** What a deck of the page holds; of one that it does not have, no card. */
function deckIn(html: string, name: string): Deck {
  const [, json = '{"cards":[]}'] =
    new RegExp(`<div id="${name}"[^>]*>.*?<script[^>]*>(.*?)</script>`, 's').exec(html) ?? [];
  return JSON.parse(json);
}
