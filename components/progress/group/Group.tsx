import { useState } from 'react';
import { formatValue } from '../../../course/format';
import type { Locale } from '../../../course/languages';
import { Scrolling } from '../../shell/Scrolling';
import { saveFile } from '../../shell/saveFile';
import { dateText } from '../dateText';
import { FileButton } from '../FileButton';
import { Heads } from '../Heads';
import styles from '../progress.module.css';
import { Refused } from '../Refused';
import type { LookingBackProps } from '../useRemembered';
import { type ProgressWords, progressWords } from '../words';
import { type ClassTable, EMPTY, isReading, readInto } from './classTable';
import { csvOf, type Learner } from './learner';

/** Progress files of many learners as one table, on this device: nothing of it is kept. */
export default function Group({ lessons, locale }: LookingBackProps) {
  const { group: words, file } = progressWords[locale];
  const [chosen, setTable] = useState<ClassTable>();
  const table = chosen ?? EMPTY;
  const { learners, refused } = table;
  const change = (by: (now: ClassTable) => ClassTable) => setTable((now = EMPTY) => by(now));

  function said(): string {
    if (table.all === 0) return chosen ? words.cleared : '';
    return isReading(table) ? words.reading(table) : words.read({ count: learners.length });
  }

  const titles = lessons.map(({ title }) => title);
  return (
    <>
      <p className={styles.buttons}>
        <FileButton multiple onFiles={(files) => readInto(change, files, lessons)}>
          {words.open}
        </FileButton>
        {learners.length > 0 && !isReading(table) && (
          <>
            <button type="button" onClick={() => saveFile('class.csv', 'text/csv', csvOf(learners, titles, words))}>
              {words.csv}
            </button>
            <button type="button" onClick={() => setTable(EMPTY)}>
              {words.clear}
            </button>
          </>
        )}
      </p>
      <p role="status">{said()}</p>
      {refused.map(({ name, why }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and none moves
        <Refused key={index} text={file.refused({ name })} why={why} words={file} />
      ))}
      {learners.length > 0 && <Table {...{ learners, titles, words, locale }} />}
    </>
  );
}

interface TableProps {
  readonly learners: readonly Learner[];
  readonly titles: readonly string[];
  readonly words: ProgressWords['group'];
  readonly locale: Locale;
}

function Table({ learners, titles, words, locale }: TableProps) {
  const percent = (share: number | null) => (share === null ? '—' : formatValue(share, 'percent', locale, 0));
  return (
    <>
      <Scrolling className={styles.group} label={words.label}>
        <table>
          <Heads of={[words.learner, words.finished, words.score, words.last, ...titles]} />
          <tbody>
            {learners.map(({ name, finished, score, lastMs, lessons }, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and rows never move
              <tr key={row}>
                <th scope="row">{name}</th>
                <td>
                  {finished}/{titles.length}
                </td>
                <td>{percent(score)}</td>
                <td>{lastMs === null ? '—' : dateText(lastMs, locale)}</td>
                {lessons.map((lesson, index) => (
                  <td key={titles[index]}>
                    {percent(lesson.share)} · {percent(lesson.score)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <p className="note">{words.legend}</p>
    </>
  );
}
