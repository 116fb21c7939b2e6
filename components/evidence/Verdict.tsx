import type { Agreement } from '../../evidence/prove/proof';
import styles from './evidence.module.css';
import type { ProveWords } from './prove/words';
import { ScrollingTable } from './ScrollingTable';

/** How many answers agree, and each that does not, by its line. */
export function Verdict({ agreed, total, disagreements, words }: Agreement & { words: ProveWords }) {
  const { columns } = words;
  return (
    <div className={styles.verdict} data-agrees={disagreements.length === 0}>
      <p>
        <strong>{words.agreed({ agreed, total })}</strong>
      </p>
      <p>{disagreements.length === 0 ? words.allAgree : words.proven}</p>
      {disagreements.length > 0 && (
        <ScrollingTable label={words.proven} heads={[columns.line, columns.subject, columns.engine, columns.yours]}>
          {disagreements.map(({ line, subject, engine, yours }) => (
            <tr key={line}>
              <th scope="row">{line}</th>
              <td>{subject}</td>
              <td>{engine}</td>
              <td>{yours}</td>
            </tr>
          ))}
        </ScrollingTable>
      )}
    </div>
  );
}
