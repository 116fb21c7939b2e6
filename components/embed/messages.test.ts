import { describe, expect, it } from 'vitest';
import { hostMessage } from './messages';

describe('messages from the page around', () => {
  it('are read if they are of a known kind and hold what it needs', () => {
    expect(hostMessage({ type: 'rlb:ask-height' })).toEqual({ type: 'rlb:ask-height' });
    expect(hostMessage({ type: 'rlb:theme', theme: 'dark' })).toEqual({ type: 'rlb:theme', theme: 'dark' });
  });

  it.each([
    undefined,
    null,
    'rlb:ask-height',
    42,
    [],
    {},
    { type: 'rlb:height', simulation: 'maglev', px: 1e9 },
    { type: 'rlb:theme' },
    { type: 'rlb:theme', theme: 'constructor' },
    { type: 'rlb:theme', theme: ['dark'] },
    { type: 'rlb:theme', theme: 'dark', language: 'ru' },
    { type: 'rlb:ask-height', theme: 'dark' },
    { type: ['rlb:ask-height'] },
  ])('are ignored otherwise: %j', (data) => {
    expect(hostMessage(data)).toBeNull();
  });
});
