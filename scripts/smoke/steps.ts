import { strict as assert } from 'node:assert';
import { KEYS, type Page } from './page';

const LESSON = 'learn/resilient-lb-architecture/';
const STAGE = '#simulation-anycast figure.simulation';
const MOMENT = `${STAGE} .scrubber input`;
const momentOf = (page: Page) => page.evaluate<number>(`Number(document.querySelector('${MOMENT}').value)`);

type Step = readonly [name: string, take: (page: Page) => Promise<void>];

/** Every kind of page, as its own heading and nothing wider than the window. */
const pages = [
  '',
  'nowhere/',
  ...['en/', 'ru/'].flatMap((language) => [
    language,
    ...[LESSON, 'glossary/', 'evidence/', 'progress/', 'review/', 'lab/'].map((path) => language + path),
  ]),
  'embed/maglev-fill/',
  'embed/maglev-fill/ru/',
];

const opens = (path: string): Step => [
  `/${path} opens`,
  async (page) => {
    await page.open(path);
    await page.until(`document.querySelector('h1')?.textContent.trim()`, 'a heading');
    const isAlive = `document.documentElement.dataset.keys === 'ready'`;
    if (/^(en|ru)/.test(path)) await page.until(isAlive, 'its keys');
    // The course's first page leads on to the browser's language, where it is one of the course's: the next step would race.
    if (path === '') await page.until(`${isAlive} || !/^(en|ru)/.test(navigator.language)`, 'the page of a language');
    if (/lab|embed/.test(path)) await page.untilThere('figure.simulation[data-state=done]');
    const tooWidePx = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    assert.ok(tooWidePx <= 0, `${tooWidePx} px wider than the window`);
  },
];

/** What a reader does in any browser, in this order, in one profile. */
export const steps: readonly Step[] = [
  ...pages.map(opens),

  [
    'figures from the world are underlined with dots',
    async (page) => {
      await page.openAlive(`en/${LESSON}`);
      const line = await page.evaluate<string[]>(
        `(({ textDecorationLine, textDecorationStyle }) => [textDecorationLine, textDecorationStyle])(getComputedStyle(document.querySelector('.fact')))`,
      );
      assert.deepEqual(line, ['underline', 'dotted']);
    },
  ],

  [
    'j goes on, t changes the altitude, and both stay',
    async (page) => {
      const altitude = () => page.evaluate<string>('document.documentElement.dataset.altitude');
      const before = await altitude();
      await page.press('j');
      await page.until('scrollY > 0', 'the page has moved');
      await page.press('t');
      assert.notEqual(await altitude(), before);
      const chosen = await altitude();
      await page.openAlive(`en/${LESSON}`);
      assert.equal(await altitude(), chosen);
    },
  ],

  [
    'a search leads to a passage, and a term says what it means',
    async (page) => {
      await page.press('/');
      await page.untilThere('dialog.search[open]');
      await page.press('ticket key');
      await page.untilThere('dialog.search [role=option]');
      await page.press(KEYS.enter);
      await page.until(`location.hash !== '' && document.activeElement?.tabIndex === -1`, 'a passage has the focus');
      await page.openAlive(`en/${LESSON}`);
      await page.evaluate(`[...document.querySelectorAll('a.term')].find((term) => term.checkVisibility()).click()`);
      await page.until(`document.querySelector('.definition')?.matches(':popover-open')`, 'what it means');
    },
  ],

  [
    'a prediction is typed with a comma, committed, and the keys play on',
    async (page) => {
      await page.scrollTo('#simulation-anycast');
      await page.untilThere(`${STAGE}[data-state=done]`);
      await page.click(`${STAGE} .prediction input[type=text]`);
      await page.press('12,5');
      await page.click(`${STAGE} .sure button:nth-of-type(2)`);
      await page.until(`document.querySelector('${STAGE} .prediction').textContent.includes('12.5')`, '12.5 was read');
      const before = await momentOf(page);
      await page.press(' ');
      await page.until(`Number(document.querySelector('${MOMENT}').value) > ${before}`, 'time passes');
      await page.press(' ');
    },
  ],

  [
    'a fault changes the run, and a link brings it back',
    async (page) => {
      await page.click(`${STAGE} .faults button:enabled`);
      await page.untilThere(`${STAGE}[data-state=done]`);
      const moment = await momentOf(page);
      const picture = `document.querySelector('${STAGE} .canvas')?.textContent`;
      const broken = await page.evaluate<string>(picture);
      await page.click(`${STAGE} .share button`);
      await page.until(`location.hash.startsWith('#s.anycast.')`, 'the address is a link');
      const link = await page.evaluate<string>('location.hash');
      await page.openAlive(`en/${LESSON}${link}`);
      await page.until(`Number(document.querySelector('${MOMENT}')?.value) === ${moment}`, 'the moment of the link');
      await page.until(`${picture} === ${JSON.stringify(broken)}`, 'the picture of the link');
    },
  ],

  [
    'an exercise is answered and judged by a run',
    async (page) => {
      await page.openAlive(`ru/${LESSON}#trace`);
      await page.click('#step-which-lb input[type=radio]');
      await page.click('#step-which-lb button.primary');
      await page.until(`document.querySelectorAll('#step-which-lb figure.simulation').length > 0`, 'the run is shown');
    },
  ],

  [
    'progress knows the prediction, also in the other language',
    async (page) => {
      for (const language of ['en', 'ru']) {
        await page.openAlive(`${language}/progress/`);
        await page.scrollTo('#predictions');
        await page.untilThere('#predictions td');
      }
    },
  ],

  [
    'the lab takes a box, and gives it back by Ctrl+Z',
    async (page) => {
      const backends = `document.querySelectorAll('[data-thing^="backends "]').length`;
      await page.openAlive('en/lab/');
      await page.untilThere('figure.simulation[data-state=done]');
      const before = await page.evaluate<number>(backends);
      await page.click('button[aria-label="Add a backend in zone A"]');
      await page.until(`${backends} === ${before + 1}`, 'a backend more');
      await page.press('z', KEYS.control);
      await page.until(`${backends} === ${before}`, 'a backend less');
      await page.untilThere('figure.simulation[data-state=done]');
    },
  ],
];
