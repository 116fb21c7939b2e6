import type { MeasuredFile } from '../../course/schema/evidence';
import styles from './evidence.module.css';
import { ScrollingTable } from './ScrollingTable';
import type { EvidenceWords } from './words';

interface MeasuredTableProps {
  files: readonly MeasuredFile[];
  words: EvidenceWords['measured'];
  count: (value: number) => string;
}

/** What was measured, how and how often. */
export function MeasuredTable({ files, words, count }: MeasuredTableProps) {
  return (
    <ScrollingTable label={words.title} heads={[words.what, words.cases, words.inside]}>
      {files.map(({ name, description, setup, source, compared }) => (
        <tr key={name}>
          <th scope="row">
            <code>{name}</code>
            <br />
            <span lang="en">{description}</span>
            <details className={styles.source}>
              <summary>{words.setup}</summary>
              <p lang="en">{setup}</p>
              <p lang="en">{source}</p>
            </details>
          </th>
          <td>{count(compared.length)}</td>
          <td>{insideOf(compared, words, count)}</td>
        </tr>
      ))}
    </ScrollingTable>
  );
}

/** How many of a file's figures lie inside what was measured. */
function insideOf(
  compared: MeasuredFile['compared'],
  words: EvidenceWords['measured'],
  count: (value: number) => string,
) {
  const figures = compared.flatMap((one) => one.figures);
  if (figures.length === 0) return words.none;
  return words.of({
    inside: count(figures.filter(({ verdict }) => verdict === 'inside').length),
    all: count(figures.length),
  });
}
