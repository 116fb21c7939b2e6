import { formatOf, formatValue } from '../../course/format';
import type { Locale } from '../../course/languages';
import type { ClientPicker } from '../../course/schema/client';
import { Said } from '../altitude/Said';
import exercise from '../exercise/exercise.module.css';
import { Scrolling } from '../shell/Scrolling';
import styles from './picker.module.css';
import { naming, type Titles } from './told';
import type { Row } from './usePicker';
import { pickerWords } from './words';

interface ResultsTableProps {
  picker: ClientPicker;
  titles: Titles;
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
                <strong>
                  <Said as="span" of={titles[row.id]!} />
                </strong>
                {row.id === chosen && <span className={styles.note}>{words.yours}</span>}
              </th>
              {row.figures.map((figure, index) => (
                <td key={names[index]} data-label={names[index]}>
                  {formatValue(figure, formatOf(picker.measures[index]!.measure), locale)}
                </td>
              ))}
              <td data-label={words.worst}>
                <WorstMoment row={row} titles={titles} locale={locale} />
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
function WorstMoment({ row: { id, href, worstMs }, titles, locale }: { row: Row; titles: Titles; locale: Locale }) {
  const words = pickerWords[locale];
  if (href === null || worstMs === null) return words.none;
  const moment = formatValue(worstMs, 'duration', locale);
  return (
    <a href={href} className={styles.moment}>
      <span className="hidden">
        <Said as="span" of={naming(titles, (titleOf) => words.openOf({ topology: titleOf(id), moment }))} />
      </span>
      <span aria-hidden="true">{words.open({ moment })}</span>
    </a>
  );
}
