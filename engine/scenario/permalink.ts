import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { EngineError } from '../errors';
import { migrateScenario } from './migrate';
import { SCENARIO_VERSION, type Scenario } from './schema';
import { parseScenario } from './validate';

/** A moment of a run, in a link. */
export interface Permalink {
  /** Id of the simulation on the page. */
  readonly simulation: string;
  readonly scenario: Scenario;
  readonly tMs: number;
  /** What is laid beside it, as the page names it (`switch.option`); nothing in links of before. */
  readonly compare?: readonly string[];
  /** A whole scenario laid beside it, as the lab does; absent: none. */
  readonly other?: Scenario | undefined;
}

export type DecodedPermalink =
  | ({ readonly ok: true } & Permalink)
  | { readonly ok: false; readonly error: EngineError };

/** What a link may weigh, in characters, and what it may inflate to, in bytes: a scenario of 1,000 backends fits. */
export const MAX_LINK_CHARS = 32_000;
export const MAX_INFLATED_BYTES = 512 * 1024;

/**
 * `#s.<simulation>.<version>.at-<ms>`: a moment of the page's own scenario, short enough to be printed. Its scenario is
 * the page's affair: it is asked for before `decodePermalink` is.
 */
export function encodeMoment(simulation: string, tMs: number): string {
  return `#s.${simulation}.${SCENARIO_VERSION}.at-${Math.round(tMs)}`;
}

/** The moment that such a link names; null for any other fragment. */
export function decodeMoment(fragment: string): { readonly simulation: string; readonly tMs: number } | null {
  const match = /^#s\.([a-z0-9-]{1,64})\.\d{1,4}\.at-(\d{1,9})$/.exec(fragment);
  return match && { simulation: match[1]!, tMs: Number(match[2]) };
}

const FORMAT = /^#?s\.([a-z0-9-]{1,64})\.(\d{1,4})\.([A-Za-z0-9_-]+)$/;

/** `#s.<simulation>.<version>.<payload>`: the scenario and the moment as JSON, deflated, in base64url. */
export function encodePermalink({ simulation, scenario, tMs, compare = [], other }: Permalink): string {
  const whole = { scenario, tMs, ...(compare.length > 0 && { compare }), other };
  const payload = deflateSync(strToU8(JSON.stringify(whole)), { level: 9 });
  return `#s.${simulation}.${SCENARIO_VERSION}.${toBase64Url(payload)}`;
}

/** Reads a fragment. Whatever it holds, the answer is a valid moment or an error that says what is wrong; never a throw. */
export function decodePermalink(fragment: string): DecodedPermalink {
  try {
    return { ok: true, ...decode(fragment) };
  } catch (error) {
    return {
      ok: false,
      error:
        error instanceof EngineError ? error : new EngineError('link', fragment, 'a whole link: this one is damaged'),
    };
  }
}

function decode(fragment: string): Permalink {
  if (fragment.length > MAX_LINK_CHARS)
    throw new EngineError('link', `${fragment.length} characters`, `at most ${MAX_LINK_CHARS} characters`);
  const match = FORMAT.exec(fragment);
  if (!match) throw new EngineError('link', fragment, '#s.<simulation>.<version>.<payload>');
  const [, simulation = '', version = '', payload = ''] = match;
  if (!(Number(version) >= 1 && Number(version) <= SCENARIO_VERSION))
    throw new EngineError('link version', Number(version), `a version from 1 to ${SCENARIO_VERSION}`);
  const value: unknown = JSON.parse(strFromU8(inflate(fromBase64Url(payload))));
  if (typeof value !== 'object' || value === null) throw new EngineError('link', value, 'a scenario and a moment');
  const { scenario: given, tMs, compare = [], other } = value as Record<string, unknown>;
  const scenario = parseScenario(migrateScenario(given));
  if (typeof tMs !== 'number' || !(tMs >= 0 && tMs <= scenario.durationMs)) {
    throw new EngineError('tMs', tMs, `a moment from 0 to ${scenario.durationMs}`);
  }
  const beside = other === undefined ? {} : { other: parseScenario(migrateScenario(other)) };
  return { simulation, scenario, tMs, compare: compared(compare), ...beside };
}

const MOST_COMPARED = 8;

function compared(value: unknown): readonly string[] {
  const isName = (one: unknown) => typeof one === 'string' && /^[a-z0-9.-]{1,80}$/.test(one);
  if (!Array.isArray(value) || value.length > MOST_COMPARED || !value.every(isName))
    throw new EngineError('compare', value, `a list of at most ${MOST_COMPARED} names of policies`);
  return value;
}

/** Inflates piece by piece, so that a small link cannot fill the memory. */
function inflate(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflater = new Inflate((chunk) => {
    size += chunk.length;
    if (size > MAX_INFLATED_BYTES)
      throw new EngineError(
        'link',
        `over ${MAX_INFLATED_BYTES} bytes`,
        `at most ${MAX_INFLATED_BYTES} bytes when inflated`,
      );
    chunks.push(chunk);
  });
  const piece = 1024;
  for (let at = 0; at < bytes.length; at += piece)
    inflater.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const word = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const digits = [word >>> 18, (word >>> 12) & 63, (word >>> 6) & 63, word & 63].slice(0, Math.min(4, left + 1));
    text += digits.map((digit) => ALPHABET[digit]).join('');
  }
  return text;
}

function fromBase64Url(text: string): Uint8Array {
  const bytes: number[] = [];
  let word = 0;
  let bits = 0;
  for (const character of text) {
    word = ((word << 6) | ALPHABET.indexOf(character)) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((word >>> bits) & 255);
  }
  return Uint8Array.from(bytes);
}
