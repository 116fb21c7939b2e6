import type { JudgedFile } from '../../course/schema/evidence';
import styles from './evidence.module.css';
import { ScrollingTable } from './ScrollingTable';
import type { EvidenceWords } from './words';

interface GroundTruthTableProps {
  files: readonly JudgedFile[];
  words: EvidenceWords['truth'];
  count: (value: number) => string;
}

export function GroundTruthTable({ files, words, count }: GroundTruthTableProps) {
  return (
    <ScrollingTable label={words.title} heads={[words.kind, words.cases, words.values]}>
      {files.map((file) => (
        <tr key={file.kind}>
          <th scope="row">
            <code>{file.kind}</code>
            <Source file={file} words={words} />
          </th>
          <td>{words.of({ passed: count(file.cases) })}</td>
          <td>{count(file.values)}</td>
        </tr>
      ))}
    </ScrollingTable>
  );
}

function Source({ file: { description, source }, words }: { file: JudgedFile; words: EvidenceWords['truth'] }) {
  return (
    <details className={styles.source}>
      <summary>{words.sourceOf({ parts: source.length })}</summary>
      <div lang="en">
        {description !== '' && <p>{description}</p>}
        <ul>
          {source.map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      </div>
    </details>
  );
}
