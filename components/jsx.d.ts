import type { HTMLAttributes, Key, ReactNode } from 'react';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
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
