import { EVENT_VERSION, LAST_AT, LATEST_MS, type NewEvent, type ProgressEvent } from './events';
import { readText, writeText } from './localText';

/** Where an event gets its time and its chance from. */
export interface Stamper {
  now(): number;
  randomId(): string;
  device(): string;
}

const DEVICE_KEY = 'rlb.device.v1';

/**
 * Stamps an event so that it sorts after every event in `known`, even where the device's clock was set back or another
 * device runs ahead: what the learner did after seeing something must not be ordered before it.
 */
export function stamp<E extends NewEvent>(event: E, known: Iterable<ProgressEvent>, by: Stamper): ProgressEvent & E {
  let last = -1;
  for (const { at } of known) last = Math.max(last, at);
  const now = Math.min(LATEST_MS, Math.max(0, Math.floor(by.now())));
  const at = Math.min(LAST_AT, Math.max(now, last + 1));
  return { v: EVENT_VERSION, id: by.randomId(), at, device: by.device(), ...event } as ProgressEvent & E;
}

/** 128 random bits in hex. Not `randomUUID`, which a page served over plain HTTP does not have. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A random name for this browser, kept where it can be; it says nothing about whose it is. */
export function deviceId(): string {
  const kept = readText(DEVICE_KEY);
  if (kept && /^[0-9a-f]{32}$/.test(kept)) return kept;
  const fresh = randomId();
  writeText(DEVICE_KEY, fresh);
  return fresh;
}
