import { formatBand, formatValue } from '../../course/format';
import type { Locale } from '../../course/languages';
import { pointBand } from '../../course/schema/band';
import { Heads } from './Heads';
import type { Remembered } from './lookBack';
import { predictionHref } from './predictionHref';
import styles from './progress.module.css';
import { type LookingBackProps, useRemembered } from './useRemembered';
import { type ProgressWords, progressWords } from './words';

/** What was predicted beside what the run gives, and where there is something left to predict. */
export default function PredictionsTable({ lessons, locale }: LookingBackProps) {
  const remembered = useRemembered(lessons);
  const words = progressWords[locale].predictions;
  if (!remembered) return null;
  const met = remembered.filter(({ standing }) => standing !== 'open');
  const open = remembered.filter(({ standing }) => standing === 'open');
  return (
    <>
      {met.length === 0 ? <p>{words.none}</p> : <Met met={met} words={words} locale={locale} />}
      {open.length === 0 ? <p>{words.allDone}</p> : <Open open={open} words={words} locale={locale} />}
    </>
  );
}

interface PartProps {
  readonly words: ProgressWords['predictions'];
  readonly locale: Locale;
}

function Met({ met, words, locale }: PartProps & { met: readonly Remembered[] }) {
  const { question, said, sure, found, standing } = words.heads;
  return (
    <table className={styles.predictions}>
      <Heads of={[question, said, sure, found, standing]} />
      <tbody>
        {met.map((row) => (
          <Row key={keyOf(row)} row={row} words={words} locale={locale} />
        ))}
      </tbody>
    </table>
  );
}

function Open({ open, words, locale }: PartProps & { open: readonly Remembered[] }) {
  return (
    <>
      <h3>{words.open}</h3>
      <ul className={styles.open}>
        {open.map((each) => (
          <li key={keyOf(each)}>
            <Question of={each} locale={locale} />
          </li>
        ))}
      </ul>
    </>
  );
}

const keyOf = ({ lesson, asked }: Remembered) => `${lesson.shape.id}.${asked.id}`;

function Question({ of, locale }: { of: Remembered; locale: Locale }) {
  return (
    <>
      <a href={predictionHref(locale, of)}>{of.asked.question}</a>
      <span className={styles.from}>{of.lesson.title}</span>
    </>
  );
}

function Row({ row, words, locale }: PartProps & { row: Remembered }) {
  const { asked, standing, said, confidence } = row;
  const { heads } = words;
  const text = (value: number) => formatValue(value, asked.format, locale, asked.digits);
  return (
    <tr>
      <th scope="row">
        <Question of={row} locale={locale} />
      </th>
      <td data-head={heads.said}>{said === undefined ? '—' : text(said)}</td>
      <td data-head={heads.sure}>{sureText(said, confidence, words, locale)}</td>
      {/* To a changed question the reader has yet to answer. */}
      <td data-head={heads.found}>
        {standing === 'stale'
          ? '—'
          : formatBand(asked.band ?? pointBand(asked.found), asked.format, locale, asked.digits)}
        {standing !== 'stale' && (
          <span className={styles.from}>{words.within({ close: formatValue(asked.close, asked.format, locale) })}</span>
        )}
      </td>
      <td data-head={heads.standing} data-standing={standing}>
        {standing !== 'open' && words.standings[standing]}
      </td>
    </tr>
  );
}

function sureText(
  said: number | undefined,
  confidence: number | undefined,
  words: ProgressWords['predictions'],
  locale: Locale,
): string {
  if (said === undefined) return '—';
  return confidence === undefined ? words.notAsked : formatValue(confidence, 'percent', locale, 0);
}
