import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { EngineError } from '../errors';
import { SCENARIO_VERSION, type Scenario } from '../scenario/schema';
import { parseScenario } from '../scenario/validate';
import { MOMENT_FORM, momentAddress, momentFragment } from './address';
import { fromBase64Url, toBase64Url } from './base64url';
import { migrateScenario } from './migrate';

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
 * `#s.<simulation>.<version>.at-<ms>`: a moment of the page's own scenario, in whole milliseconds; short enough to be
 * printed.
 */
export function encodeMoment(simulation: string, tMs: number): string {
  return momentFragment({ simulation, version: SCENARIO_VERSION, payload: `at-${Math.round(tMs)}` });
}

/** `#s.<simulation>.<version>.<payload>`: the scenario and the moment as JSON, deflated, in base64url. */
export function encodePermalink({ simulation, scenario, tMs, compare = [], other }: Permalink): string {
  const whole = { scenario, tMs, ...(compare.length > 0 && { compare }), other };
  const packed = deflateSync(strToU8(JSON.stringify(whole)), { level: 9 });
  return momentFragment({ simulation, version: SCENARIO_VERSION, payload: toBase64Url(packed) });
}

/**
 * Reads a fragment that either function spelled, in any version since the first (`migrateScenario`). `own` is the scenario
 * that the page shows by itself: a link that holds a moment only is of it, and of its end where a printed link is older
 * than a scenario that was made shorter. Whatever the fragment holds, the answer is a valid moment or an `EngineError`
 * that says what is wrong (`link`, `link version`, `tMs`, `compare` or a field of the scenario); never a throw.
 */
export function decodePermalink(fragment: string, own?: Scenario): DecodedPermalink {
  try {
    return { ok: true, ...decode(fragment, own) };
  } catch (error) {
    return {
      ok: false,
      error:
        error instanceof EngineError ? error : new EngineError('link', fragment, 'a whole link: this one is damaged'),
    };
  }
}

function decode(fragment: string, own: Scenario | undefined): Permalink {
  if (fragment.length > MAX_LINK_CHARS)
    throw new EngineError('link', `${fragment.length} characters`, `at most ${MAX_LINK_CHARS} characters`);
  const address = momentAddress(fragment);
  if (!address) throw new EngineError('link', fragment, MOMENT_FORM);
  const { simulation, version, payload } = address;
  if (!(version >= 1 && version <= SCENARIO_VERSION))
    throw new EngineError('link version', version, `a version from 1 to ${SCENARIO_VERSION}`);
  const atMs = /^at-(\d{1,9})$/.exec(payload)?.[1];
  return { simulation, ...(atMs === undefined ? decodePayload(payload) : momentOf(own, Number(atMs), fragment)) };
}

type Held = Omit<Permalink, 'simulation'>;

function momentOf(own: Scenario | undefined, tMs: number, fragment: string): Held {
  if (!own) throw new EngineError('link', fragment, 'a link that holds a scenario, where the page has none of its own');
  return { scenario: own, tMs: Math.min(tMs, own.durationMs) };
}

function decodePayload(payload: string): Held {
  const value: unknown = JSON.parse(strFromU8(inflate(fromBase64Url(payload))));
  if (typeof value !== 'object' || value === null) throw new EngineError('link', value, 'a scenario and a moment');
  const { scenario: given, tMs, compare = [], other } = value as Record<string, unknown>;
  const scenario = parseScenario(migrateScenario(given));
  if (typeof tMs !== 'number' || !(tMs >= 0 && tMs <= scenario.durationMs)) {
    throw new EngineError('tMs', tMs, `a moment from 0 to ${scenario.durationMs}`);
  }
  const beside = other === undefined ? {} : { other: parseScenario(migrateScenario(other)) };
  return { scenario, tMs, compare: compared(compare), ...beside };
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
