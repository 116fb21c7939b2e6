import { expect, it } from 'vitest';
import { sitemap, withAddress } from './address';
import { shareImageOf } from './shareImages';

const site = 'https://course.example/lb/';
const page =
  '<head><title>TLS &amp; more</title><meta name="description" content="What $&amp; costs"/></head><body></body>';

it('a page says where it stands, in which languages, and how it is shared', () => {
  const html = withAddress(page, 'ru/learn/tls/', site);
  expect(html).toContain('<link rel="canonical" href="https://course.example/lb/ru/learn/tls/"/>');
  expect(html).toContain('<link rel="alternate" hrefLang="en" href="https://course.example/lb/en/learn/tls/"/>');
  expect(html).toContain('<meta property="og:title" content="TLS &amp; more"/>');
  expect(html).toContain('<meta property="og:description" content="What $&amp; costs"/>');
});

it('a page of no language has no other', () => {
  expect(withAddress(page, '', site)).not.toContain('alternate');
  expect(withAddress(page, 'embed/anycast/ru/', site)).not.toContain('alternate');
});

it('the list of pages holds those that a search should find', () => {
  const list = sitemap(['', 'en/', 'ru/learn/tls/', 'embed/anycast/', '404.html'], site);
  expect([...list.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url)).toEqual([
    `${site}en/`,
    `${site}ru/learn/tls/`,
  ]);
});

it('a shared link shows the first simulation of its page, or the icon where none is drawn', () => {
  const lesson = '<img src="/lb/frames/maglev-fill.first.ru.svg"/><img src="/lb/frames/seven-slots.first.ru.svg"/>';
  expect(shareImageOf(lesson)).toBe('maglev-fill.ru');
  expect(shareImageOf('<img src="/lb/frames/running.en.svg"/>')).toBe('running.en');
  expect(shareImageOf(page)).toBeUndefined();
  const og = (image?: string) => /property="og:image" content="(.*?)"/.exec(withAddress(page, 'en/', site, image))?.[1];
  expect(og('maglev-fill.ru')).toBe(`${site}share/maglev-fill.ru.png`);
  expect(og()).toBe(`${site}icon.png`);
});
