import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { altitudes } from '../../../course/altitude';
import { addressOf, placeIn } from './place';

describe('the address of a place that was found', () => {
  it('keeps page and fragment, for who has no script', () => {
    const address = addressOf('/en/learn/x/#why', { stems: ['хеш', 'ring'], altitude: 'senior' });
    const { pathname, hash, search } = new URL(address, 'https://a.example');
    expect([pathname, hash]).toEqual(['/en/learn/x/', '#why']);
    expect(placeIn(search)).toEqual({ stems: ['хеш', 'ring'], altitude: 'senior' });
  });

  it('asks for nothing where it is not whole, whatever else it says', () => {
    for (const query of ['', '?find=', '?find=a', '?find=a&at=top', '?at=senior', '?find=+&at=zero'])
      expect(placeIn(query)).toBeNull();
    fc.assert(
      fc.property(fc.string(), (query) => {
        const place = placeIn(query);
        if (place) expect(altitudes).toContain(place.altitude);
      }),
    );
  });
});
