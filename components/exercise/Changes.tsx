import type { Scenario } from '../../engine/scenario/schema';
import styles from './exercise.module.css';
import { changesOf } from './scenarioChanges';

interface ChangesProps {
  title: string;
  before: Scenario | undefined;
  after: Scenario | undefined;
  /** The word for a field that is not there. */
  none: string;
}

/** The fields in which one scenario differs from another, as the engine names them. */
export function Changes({ title, before, after, none }: ChangesProps) {
  return (
    <>
      <p>{title}:</p>
      <ul className={styles.changes}>
        {changesOf(before, after).map(({ field, from, to }) => (
          <li key={field}>
            <code>{field}</code>: <code>{textOf(from, none)}</code> → <code>{textOf(to, none)}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

function textOf(value: unknown, none: string): string {
  if (value === undefined || value === null) return none;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
