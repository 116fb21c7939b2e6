import type { ReactNode } from 'react';
import '../prose/table.css';

interface ScrollingTableProps {
  /** What a screen reader calls it. */
  label: string;
  heads: readonly string[];
  /** Rows of the body. */
  children: ReactNode;
}

/** A table that scrolls sideways by itself where the window is narrow. */
export function ScrollingTable({ label, heads, children }: ScrollingTableProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of the section that bears its name, not a set of fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <div role="group" className="table" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
