import type { ReactNode } from 'react';

interface ScrollingProps {
  /** What makes it scroll. */
  readonly className: string | undefined;
  /** What a screen reader calls it; by default what it holds says it. */
  readonly label?: string | undefined;
  readonly children: ReactNode;
}

/** What scrolls by itself where the window is narrow, not the page with it: the keyboard reaches it. */
export function Scrolling({ className, label, children }: ScrollingProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of the section that it stands in, not a set of fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <div role="group" className={className} aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
