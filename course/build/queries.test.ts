import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../languages';
import { makeSearchFile, openSearch } from '../search/searchIndex';
import { loadCourse, loadLessons, searchEntriesOf, valuesOf } from '.';

const root = join(import.meta.dirname, '../..');
const course = await loadCourse(root);
const lessons = (await loadLessons(root)).map((lesson) => ({ lesson, values: valuesOf(lesson) }));

/** As the browser has it: the file goes over the wire. */
const searchIn = (locale: Locale) => {
  const entries = searchEntriesOf(course, lessons, locale, { glossary: 'Glossary', evidence: 'Evidence' });
  return openSearch(JSON.parse(JSON.stringify(makeSearchFile(entries))));
};
const searches = { en: searchIn('en'), ru: searchIn('ru') };

/** What a learner types, and the place that must be among the first three: a stop of a lesson, or a term. */
const inEnglish: [query: string, place: string][] = [
  ['maglev', 'maglev-hashing/#text'],
  ['what is anycast', 'glossary/#anycast'],
  ['consistent hashing', 'maglev-hashing/#configure'],
  ['keepalived', 'one-lb-is-one-too-many/#configure'],
  ['graceful restart', 'many-boxes-one-address/#fails'],
  ['retry storms', 'the-storm-you-make/#why'],
  ['circuit breakers', 'the-storm-you-make/#fails'],
  ['outlier ejection envoy', 'who-is-dead/#ejected'],
  ['rotating ticket keys', 'glossary/#ticket-key'],
  ['handshake cpu cost ecdsa', 'tls-at-the-edge/#why'],
  ['negative cache', 'dns-is-slow-to-forget/#configure'],
  ['stale dns answers', 'dns-is-slow-to-forget/#configure'],
  ['burn rate alerts', 'what-to-watch/#configure'],
  ['when should i page', 'what-to-watch/#configure'],
  ['p99', 'what-to-watch/#configure'],
  ['cross zone cost', 'stay-in-your-zone/#why'],
  ['cold backend slow start', 'which-backend-next/#fails'],
  ['sticky sessions', 'which-backend-next/#fails'],
  ['direct server return', 'two-tiers/#tiers'],
  ['x-forwarded-for', 'two-tiers/#configure'],
  ['proxy protocol nginx', 'two-tiers/#configure'],
  ['why did my deploy break connections', 'maglev-hashing/#text'],
  ['thundering herd', 'the-storm-you-make/#fails'],
  ['half open breaker', 'the-storm-you-make/#fails'],
  ['nginx passive checks', 'who-is-dead/#configure'],
  ['facebook outage', 'resilient-lb-architecture/#outages'],
  // With slips of the hand
  ['coordinated ommission', 'glossary/#coordinated-omission'],
  ['resilent hashing', 'many-boxes-one-address/#configure'],
  ['least conections', 'which-backend-next/#liar'],
  ['gray failures', 'who-is-dead/#ejected'],
  // In the other language
  ['серый отказ', 'glossary/#grey-failure'],
  ['бюджета ошибок', 'glossary/#error-budget'],
  ['проверки здоровья', 'glossary/#health-check'],
  ['зоны доступности', 'glossary/#availability-zone'],
  ['предохранитель', 'the-storm-you-make/#fails'],
];

const inRussian: [query: string, place: string][] = [
  ['маглев', 'maglev-hashing/#text'],
  ['что такое anycast', 'glossary/#anycast'],
  ['кольца хешей', 'maglev-hashing/#configure'],
  ['проверками здоровья', 'who-is-dead/#ejected'],
  ['серых отказов', 'glossary/#grey-failure'],
  ['бюджет ретраев', 'the-storm-you-make/#configure'],
  ['ротация ключей тикетов', 'tls-at-the-edge/#configure'],
  ['зоне доступности', 'stay-in-your-zone/#zones'],
  ['запас на зону', 'glossary/#zone-headroom'],
  ['кэшем dns', 'dns-is-slow-to-forget/#text'],
  ['как настроить keepalived', 'one-lb-is-one-too-many/#configure'],
  ['метастабильные сбои', 'the-storm-you-make/#why'],
  ['таблицей соединений', 'maglev-hashing/#fails'],
  ['терминация tls', 'resilient-lb-architecture/#tls'],
  ['прямой ответ клиенту', 'two-tiers/#tiers'],
  ['лишние переезды', 'maglev-hashing/#why'],
  ['случайные паузы между ретраями', 'the-storm-you-make/#configure'],
  ['почему рвутся соединения при выкатке', 'maglev-hashing/#text'],
  ['сколько стоит трафик между зонами', 'stay-in-your-zone/#zones'],
  ['когда будить дежурного', 'what-to-watch/#configure'],
  ['проверки проходят, но пользователи видят ошибки', 'who-is-dead/#ejected'],
  // With slips of the hand
  ['липкие сесии', 'which-backend-next/#fails'],
  ['балансеровщик', 'one-lb-is-one-too-many/#text'],
  ['метастабилный сбой', 'glossary/#metastable-failure'],
  // In the other language
  ['gray failure', 'glossary/#grey-failure'],
  ['retry budget', 'glossary/#retry-budget'],
  ['circuit breaker', 'the-storm-you-make/#fails'],
  ['connection tracking', 'maglev-hashing/#fails'],
  ['stale answers', 'glossary/#serve-stale'],
  ['rendezvous', 'maglev-hashing/#why'],
];

describe.each([
  ['en', inEnglish],
  ['ru', inRussian],
] as const)('a learner who reads %s', (locale, queries) => {
  it.each(queries)('finds by “%s” %s among the first three', (query, place) => {
    const found = searches[locale](query, 'middle').slice(0, 3);
    const paths = found.map(({ entry }) => entry.path.replace('learn/', ''));
    expect(paths.filter((path) => path === place)).toEqual([place]);
  });
});
