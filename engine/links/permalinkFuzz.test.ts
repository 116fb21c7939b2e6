import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EngineError } from '../errors';
import { namedScenarios } from '../scenario/named';
import { start } from '../simulation/simulate';
import { decodePermalink, encodePermalink, MAX_INFLATED_BYTES, MAX_LINK_CHARS } from './permalink';

/** How many; `npm run test:long` asks for more. */
const LINKS = Number(process.env.HOSTILE ?? 2_000);

type Node = Record<string | number, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Every place in a payload, as the object that holds it and the key. */
function placesOf(value: unknown): [Node, string | number][] {
  if (!isNode(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[value, key], ...placesOf(inner)] as [Node, string][]);
}

const link = (payload: unknown, version: number | string = 1) =>
  `#s.anycast.${version}.${deflateRawSync(JSON.stringify(payload)).toString('base64url')}`;

const junk = fc.oneof(
  {
    arbitrary: fc.constantFrom<unknown>(null, true, '', 'lb-a', -1, 0, 0.5, 1e308, -1e308, 5e-324, 2 ** 53, [], {}),
    weight: 4,
  },
  { arbitrary: fc.integer(), weight: 2 },
  { arbitrary: fc.double(), weight: 2 },
  { arbitrary: fc.string({ maxLength: 40 }), weight: 1 },
  { arbitrary: fc.jsonValue({ maxDepth: 2 }), weight: 1 },
);

/** What may befall a place: another value, a slightly or widely other one, none, one that nobody asked for beside it, many. */
const edit = fc.record({
  place: fc.nat(),
  what: fc.constantFrom('replace', 'nudge', 'nudge', 'nudge', 'scale', 'remove', 'add', 'repeat'),
  value: junk,
  times: fc.nat(300),
});

function apply(
  payload: unknown,
  { place, what, value, times }: { place: number; what: string; value: unknown; times: number },
) {
  const places = placesOf(payload);
  const found = places[place % places.length];
  if (!found) return;
  const [holder, key] = found;
  const old = holder[key];
  if (what === 'replace') holder[key] = value;
  else if (what === 'nudge') holder[key] = typeof old === 'number' ? old + (times % 5) : old;
  else if (what === 'scale') holder[key] = typeof old === 'number' ? old * 10 ** ((times % 21) - 10) : value;
  else if (what === 'remove') delete holder[key];
  else if (what === 'add') holder[`${key}${times}`] = value;
  else holder[key] = Array.from({ length: times }, () => old);
}

const payloads = fc
  .record({
    base: fc.constantFrom(...Object.values(namedScenarios)),
    edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
  })
  .map(({ base, edits }) => {
    const payload = { scenario: structuredClone(base), tMs: base.durationMs / 2, compare: ['entry.vrrp'] };
    for (const one of edits) apply(payload, one);
    return payload;
  });

const whole = encodePermalink({ simulation: 'anycast', scenario: namedScenarios.flagship, tMs: 0 });

const damaged = fc
  .record({ at: fc.nat(whole.length), noise: fc.string({ unit: 'binary', maxLength: 6 }), drop: fc.nat(8) })
  .map(({ at, noise, drop }) => whole.slice(0, at) + noise + whole.slice(at + drop));

const oldOrNewer = fc
  .record({ payload: payloads, version: fc.oneof(fc.integer({ min: 0, max: 12_000 }), fc.string({ maxLength: 4 })) })
  .map(({ payload, version }) => link(payload, version));

const oversized = fc
  .record({ text: fc.nat(2 * MAX_INFLATED_BYTES), isLong: fc.boolean() })
  .map(({ text, isLong }) =>
    isLong ? `#s.x.1.${'A'.repeat(MAX_LINK_CHARS + (text % 1000))}` : link('x'.repeat(text)),
  );

it('a link that was tampered with opens a scenario that runs, or is refused with the field, the value and the rule', () => {
  const tally = { opened: 0, refused: 0, longestMs: 0, fields: new Set<string>() };
  fc.assert(
    fc.property(
      fc.oneof(
        { arbitrary: payloads.map((payload) => link(payload)), weight: 16 },
        { arbitrary: damaged, weight: 2 },
        { arbitrary: oldOrNewer, weight: 1 },
        { arbitrary: oversized, weight: 1 },
      ),
      (fragment) => {
        const beganMs = performance.now();
        const decoded = decodePermalink(fragment);
        tally.longestMs = Math.max(tally.longestMs, performance.now() - beganMs);
        if (decoded.ok) {
          tally.opened++;
          expect(decodePermalink(encodePermalink(decoded))).toEqual(decoded);
          return void start(decoded.scenario).advance(100);
        }
        tally.refused++;
        const { error } = decoded;
        expect(error).toBeInstanceOf(EngineError);
        expect(error.field).not.toBe('');
        expect(error.rule).not.toBe('');
        expect(error.message).toContain(`${error.field}: expected ${error.rule}, found `);
        tally.fields.add(error.field.replace(/\[\d+\]/g, '[]'));
      },
    ),
    { numRuns: LINKS },
  );
  console.info(
    `${LINKS} links: ${tally.opened} open, ${tally.refused} refused over ${tally.fields.size} different fields; the longest took ${tally.longestMs.toFixed(0)} ms to read`,
  );
  expect(Math.min(tally.opened, tally.refused)).toBeGreaterThan(LINKS / 20);
});
