import { Scorm2004API } from 'scorm-again';
import { describe, expect, it } from 'vitest';
import { findScorm, type ScormApi, scormReporter } from './scorm';

/** A player of SCORM 2004 that checks what it is told; `before` is what it has from earlier sessions. */
function player(before: Readonly<Record<string, string>> = {}) {
  const api = new Scorm2004API({ autocommit: false, logLevel: 5 });
  api.loadFromFlattenedJSON(before, '');
  const refused: string[] = [];
  const told = new Map<string, string>();
  const watched = new Proxy(api as unknown as ScormApi, {
    get: (target, name: keyof ScormApi) => {
      return (...values: ['', string]) => {
        const answer = String(target[name](...values));
        if (name === 'SetValue') told.set(...values);
        if (['SetValue', 'Initialize', 'Commit', 'Terminate'].includes(name) && answer !== 'true')
          refused.push(`${name} ${values.join(' ')}: ${target.GetLastError()}`);
        return answer;
      };
    },
  });
  const has = (element: string) =>
    String(api.cmi && element.split('.').reduce((at: never, name) => at[name], api as never));
  return { api: watched, has, told, refused };
}

describe('to an LMS with SCORM 2004', () => {
  it('completion and score arrive, and nothing is refused', async () => {
    const { api, has, told, refused } = player();
    let ms = 1_000;
    const reporter = scormReporter(api, () => ms);
    expect(has('cmi.completion_status')).toBe('incomplete');
    await reporter.report({ done: 1 / 3, score: null });
    expect(Number(has('cmi.progress_measure'))).toBe(0.3333);
    expect(has('cmi.completion_status')).toBe('incomplete');
    await reporter.report({ done: 1, score: 2 / 3 });
    expect(has('cmi.completion_status')).toBe('completed');
    expect(has('cmi.success_status')).toBe('failed');
    await reporter.report({ done: 1, score: 0.91 });
    expect([has('cmi.score.scaled'), has('cmi.score.raw'), has('cmi.score.max')]).toEqual(['0.91', '91', '100']);
    expect(has('cmi.success_status')).toBe('passed');
    ms = 62_500;
    reporter.end();
    expect(told.get('cmi.session_time')).toBe('PT61.50S');
    expect(refused).toEqual([]);
  });

  it.each([
    ['passed', '0.9', 0.75],
    ['failed', '0.65', 0.2],
  ])('a device that knows less takes no better score back: %s with %s', async (success, scaled, score) => {
    const { api, has, refused } = player({
      'cmi.completion_status': 'completed',
      'cmi.success_status': success,
      'cmi.score.scaled': scaled,
    });
    await scormReporter(api, () => 0).report({ done: 0.1, score });
    expect([has('cmi.success_status'), has('cmi.score.scaled')]).toEqual([success, scaled]);
    expect(refused).toEqual([]);
  });

  it('the best score counts, when it was reached before all was done too; one of 0 is a score', async () => {
    const { api, has } = player();
    const reporter = scormReporter(api, () => 0);
    await reporter.report({ done: 0.5, score: 0 });
    expect([has('cmi.score.scaled'), has('cmi.success_status')]).toEqual(['0', 'unknown']);
    await reporter.report({ done: 0.9, score: 0.8 });
    await reporter.report({ done: 1, score: 0.6 });
    expect([has('cmi.score.scaled'), has('cmi.success_status')]).toEqual(['0.8', 'passed']);
  });

  it('another device, which knows less, takes nothing back', async () => {
    const { api, has, refused } = player({
      'cmi.completion_status': 'completed',
      'cmi.success_status': 'passed',
      'cmi.progress_measure': '1',
      'cmi.score.scaled': '0.9',
    });
    const reporter = scormReporter(api, () => 0);
    await reporter.report({ done: 0.1, score: 0.2 });
    expect(has('cmi.completion_status')).toBe('completed');
    expect(has('cmi.success_status')).toBe('passed');
    expect(has('cmi.score.scaled')).toBe('0.9');
    expect(Number(has('cmi.progress_measure'))).toBe(1);
    reporter.end();
    expect(refused).toEqual([]);
  });

  it('a value that is refused is named with its code', async () => {
    const reporter = scormReporter(player().api, () => 0);
    await expect(reporter.report({ done: 1.5, score: null })).rejects.toThrow(
      'SCORM: cmi.progress_measure = 1.5: error 407',
    );
  });

  it('a session that is refused is said with its code', () => {
    const { api } = player();
    api.Initialize('');
    expect(() => scormReporter(api, () => 0)).toThrow('SCORM: Initialize: error 103');
  });
});

describe('the API is looked for', () => {
  const API_1484_11 = player().api;
  const top = { API_1484_11 };

  it('in the windows around, then around the one that opened this', () => {
    expect(findScorm({ parent: { parent: top } })).toBe(API_1484_11);
    expect(findScorm({ parent: null, opener: { parent: top } })).toBe(API_1484_11);
  });

  it('past a window of another host, and not for ever', () => {
    const foreign = {
      get API_1484_11(): never {
        throw new DOMException('', 'SecurityError');
      },
      parent: top,
    };
    expect(findScorm({ parent: foreign })).toBe(API_1484_11);
    const endless: { parent?: object } = {};
    endless.parent = { parent: endless };
    expect(findScorm(endless)).toBeUndefined();
  });
});
