import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inOrder, LAST_AT, LATEST_MS, type NewEvent, type ProgressEvent } from './events';
import { parseEvent } from './parse';
import { deviceId, randomId, stamp } from './stamp';

const opened: NewEvent = { type: 'LessonOpened', lesson: 'lb', step: null, meaning: null, payload: {} };
const by = (nowMs: number) => ({ now: () => nowMs, randomId, device: () => 'd'.repeat(32) });

describe('an event is stamped', () => {
  it('so that it can be read again', () => {
    expect(parseEvent(stamp(opened, [], by(1234.5)))).toMatchObject({ ok: true, event: { ...opened, at: 1234 } });
  });

  it('after every event that was known, whatever the clocks of the devices say', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 31 - 1)), (clocks) => {
        const events: ProgressEvent[] = [];
        for (const now of clocks) events.push(stamp(opened, events, by(now)));
        expect(inOrder(events)).toEqual(events);
      }),
    );
  });

  it('in order also where a clock is past the end of time, or before its beginning', () => {
    const last = stamp(opened, [], by(Number.MAX_SAFE_INTEGER));
    expect(last.at).toBe(LATEST_MS);
    expect(parseEvent(stamp(opened, [last], by(0)))).toMatchObject({ ok: true, event: { at: LATEST_MS + 1 } });
    expect(stamp(opened, [], by(-5)).at).toBe(0);
    expect(parseEvent(stamp(opened, [{ ...last, at: LAST_AT }], by(0)))).toMatchObject({ ok: true });
  });
});

describe('the name of a device', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is kept', () => {
    const kept = new Map<string, string>();
    const setItem = (key: string, text: string) => kept.set(key, text);
    vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem });
    const first = deviceId();
    expect(deviceId()).toBe(first);
    kept.set([...kept.keys()][0]!, 'not a name');
    expect(deviceId()).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is new at each asking where nothing can be kept', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(deviceId()).not.toBe(deviceId());
  });
});
