import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { limitsOf, limitsOfAll } from './limits';
import { readCourse } from './load';

const small = join(import.meta.dirname, 'fixtures/small');

describe('what is left out', () => {
  it('is told of a simulation by the entries that name it', async () => {
    const { limits } = await readCourse(small);
    expect(limitsOf(limits, 'ru', 'flows')).toEqual([{ id: 'everything', title: 'Прогон маленький.' }]);
    expect(limitsOf(limits, 'en', 'another')).toEqual([]);
  });

  it('is all of it in the lab, each with the faults and policies that it bites', async () => {
    const { limits } = await readCourse(small);
    const { faults, policies } = limits.value.everything!.limits;
    expect(limitsOfAll(limits, 'en')).toEqual([{ id: 'everything', title: 'The run is small.', faults, policies }]);
  });
});
