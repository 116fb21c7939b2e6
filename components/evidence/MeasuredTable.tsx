import type { MeasuredFile } from '../../course/schema/evidence';
import styles from './evidence.module.css';
import { ScrollingTable } from './ScrollingTable';
import type { PageWords } from './words/page.en';

interface MeasuredTableProps {
  files: readonly MeasuredFile[];
  words: PageWords['measured'];
  count: (value: number) => string;
}

/** What was measured, how and how often. */
export function MeasuredTable({ files, words, count }: MeasuredTableProps) {
  return (
    <ScrollingTable label={words.title} heads={[words.what, words.cases]}>
      {files.map(({ name, description, setup, source, cases }) => (
        <tr key={name}>
          <th scope="row">
            <span lang="en">{description}</span>
            <details className={styles.source}>
              <summary>{words.setup}</summary>
              <p lang="en">{setup}</p>
              <p lang="en">{source}</p>
            </details>
          </th>
          <td>{count(cases)}</td>
        </tr>
      ))}
    </ScrollingTable>
  );
}
