import type { Agreement } from '../../engine/prove/proof';
import styles from './evidence.module.css';
import type { Words } from './words/words';

/** How many answers agree, and each that does not, by its line. */
export function Verdict({ agreed, total, disagreements, words }: Agreement & { words: Words }) {
  const { columns } = words;
  return (
    <div className={styles.verdict} data-agrees={disagreements.length === 0}>
      <p>
        <strong>{words.agreed(agreed, total)}</strong>
      </p>
      <p>{disagreements.length === 0 ? words.allAgree : words.proven}</p>
      {disagreements.length > 0 && (
        <div className="table">
          <table>
            <thead>
              <tr>
                <th scope="col">{columns.line}</th>
                <th scope="col">{columns.subject}</th>
                <th scope="col">{columns.engine}</th>
                <th scope="col">{columns.yours}</th>
              </tr>
            </thead>
            <tbody>
              {disagreements.map(({ line, subject, engine, yours }) => (
                <tr key={line}>
                  <th scope="row">{line}</th>
                  <td>{subject}</td>
                  <td>{engine}</td>
                  <td>{yours}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
