import { describe, expect, it } from 'vitest';
import { wrongImports } from './imports';

describe('the arrows between the rooms', () => {
  it.each([
    ['components/chart/Bars.tsx', "import { ln } from '../../engine/math';"],
    ['progress/useProgress.ts', "import { useMemo } from 'react';"],
    ['course/build/load.ts', "import { readFile } from 'node:fs/promises';"],
    ['app/lesson.ts', "import {\n  loadLesson,\n} from '../course/build';"],
    ['engine/math.test.ts', "import fc from 'fast-check';"],
  ])('%s may say %s', (file, source) => {
    expect(wrongImports(file, source)).toEqual([]);
  });

  it.each([
    [
      'engine/ecmp/linux.ts',
      "import { lessonSchema } from '../../course/schema/lesson';",
      'may not import from course',
    ],
    ['engine/math.ts', "import { judge } from '../evidence/vectors/judge';", 'may not import from evidence'],
    ['evidence/prove/proof.ts', "import { Card } from '../../components/Card';", 'may not import from components'],
    ['engine/math.ts', "import { createHash } from 'node:crypto';", 'may not import this package'],
    ['course/format.ts', "export * from '../components/shell/href';", 'may not import from components'],
    ['course/exercise/rubric.ts', "import { load } from '../build/load';", 'may not import from course/build'],
    [
      'components/shell/Climb.tsx',
      "const course = await import('../../course/build');",
      'may not import from course/build',
    ],
    [
      'components/shell/Climb.tsx',
      "import type {\n  Course,\n} from '../../course/build';",
      'may not import from course/build',
    ],
    ['progress/reduceProgress.ts', "import { useMemo } from 'react';", 'use… files only'],
    ['e2e/pages.spec.ts', "import { href } from '../components/shell/href';", 'may not import from components'],
  ])('%s may not say %s', (file, source, why) => {
    expect(wrongImports(file, source)).toEqual([expect.stringContaining(why)]);
  });
});
