import type { HTMLAttributes, Key, ReactNode } from 'react';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      /** An island's props; where the page is built they stand in a file of their own. */
      'course-data': HTMLAttributes<HTMLElement> & { key?: Key };
      /** See components/islands/CourseIsland.ts. */
      'course-island': Omit<HTMLAttributes<HTMLElement>, 'className'> & {
        name: string;
        class: string;
        key?: Key;
        children?: ReactNode;
      };
    }
  }
}
