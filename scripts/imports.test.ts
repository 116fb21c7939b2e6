import { describe, expect, it } from 'vitest';
import { folderCircle, wrongImports } from './imports';

describe('the arrows between the rooms', () => {
  it.each([
    ['components/shell/Climb.tsx', "import { ln } from '../../engine/math';"],
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

describe('the folders of a room', () => {
  const circleOf = (...files: [string, string][]) => folderCircle('components', new Map(files));

  it('names the shortest circle, and a file for each of its arrows', () => {
    expect(
      circleOf(
        [
          'components/lab/Lab.tsx',
          "import { Stage } from '../stage/Stage';\nimport { useLink } from '../shell/useLink';",
        ],
        ['components/stage/Stage.tsx', "import { Chart } from '../chart/Chart';"],
        ['components/chart/Chart.tsx', "import type { Words } from '../stage/words';\nimport { x } from '../lab/x';"],
      ),
    ).toBe(
      'components has a circle of folders: stage → chart → stage (components/stage/Stage.tsx, components/chart/Chart.tsx)',
    );
  });

  it('has none where arrows only join, within a folder, in tests, or through another room', () => {
    expect(
      circleOf(
        ['components/lab/Lab.tsx', "import { Stage } from '../stage/Stage';\nimport './lab.css';"],
        ['components/mdx/components.tsx', "import { Stage } from '../stage/Stage';\nimport { Lab } from '../lab/Lab';"],
        ['components/stage/Stage.test.tsx', "import { Lab } from '../lab/Lab';"],
        ['components/stage/Stage.tsx', "import { Lane } from './Lane';\nimport { lab } from '../../engine/lab/links';"],
      ),
    ).toBeUndefined();
  });
});
