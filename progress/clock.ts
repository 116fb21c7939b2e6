import { EVENT_VERSION, LATEST_MS, type NewEvent, type ProgressEvent } from './events';

/** Where an event gets its time and its chance from. */
export interface Stamper {
  now(): number;
  randomId(): string;
  readonly device: string;
}

/**
 * Stamps an event so that it sorts after every event in `known`, even where the device's clock was set back or another
 * device runs ahead: what the learner did after seeing something must not be ordered before it.
 */
export function stamp(event: NewEvent, known: readonly ProgressEvent[], by: Stamper): ProgressEvent {
  const last = known.reduce((latest, { at }) => Math.max(latest, at), -1);
  const at = Math.min(LATEST_MS, Math.max(Math.floor(by.now()), last + 1));
  return { v: EVENT_VERSION, id: by.randomId(), at, device: by.device, ...event };
}

/** 128 random bits in hex. Not `randomUUID`, which a page served over plain HTTP does not have. */
export function randomId(source: Pick<Crypto, 'getRandomValues'>): string {
  return Array.from(source.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
