import { formatOf, formatValue } from '../../course/format';
import type { Locale } from '../../course/languages';
import type { ClientPicker } from '../../course/schema/client';
import exercise from '../exercise/exercise.module.css';
import { Scrolling } from '../shell/Scrolling';
import styles from './picker.module.css';
import type { Row } from './usePicker';
import { pickerWords } from './words';

interface ResultsTableProps {
  picker: ClientPicker;
  titles: Readonly<Record<string, string>>;
  /** Of the measures, in their order. */
  names: readonly string[];
  rows: readonly Row[];
  scores: Readonly<Record<string, number>>;
  best: readonly string[];
  chosen: string;
  locale: Locale;
}

/** The candidates side by side: figures, score, and the way to each one's longest outage. */
export function ResultsTable({ picker, titles, names, rows, scores, best, chosen, locale }: ResultsTableProps) {
  const words = pickerWords[locale];
  return (
    <Scrolling className={exercise.evidence}>
      <table>
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.topology}</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{words.worst}</th>
            <th scope="col">{words.score}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <strong>{titles[row.id]}</strong>
                {row.id === chosen && <span className={styles.note}>{words.yours}</span>}
              </th>
              {row.figures.map((figure, index) => (
                <td key={names[index]} data-label={names[index]}>
                  {formatValue(figure, formatOf(picker.measures[index]!.measure), locale)}
                </td>
              ))}
              <td data-label={words.worst}>
                <WorstMoment row={row} title={titles[row.id]!} locale={locale} />
              </td>
              <td data-label={words.score} className={styles.score}>
                {formatValue(scores[row.id], 'percent', locale)}
                {best.includes(row.id) && <span className={styles.best}>{words.best}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

/** A link that any stage of the lesson's page opens, here and in a fresh profile. */
function WorstMoment({ row: { href, worstMs }, title, locale }: { row: Row; title: string; locale: Locale }) {
  const words = pickerWords[locale];
  if (href === null || worstMs === null) return words.none;
  const moment = formatValue(worstMs, 'duration', locale);
  return (
    <a href={href} aria-label={words.openOf({ topology: title, moment })} className={styles.moment}>
      {words.open({ moment })}
    </a>
  );
}
