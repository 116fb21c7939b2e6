import type { ReactNode } from 'react';
import { Scrolling } from '../shell/Scrolling';
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
    <Scrolling className="table" label={label}>
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
    </Scrolling>
  );
}
