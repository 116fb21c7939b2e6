import { useState } from 'react';
import { formatValue } from '../../../course/format';
import type { Locale } from '../../../course/languages';
import type { Refusal } from '../../../progress/refusal';
import { Scrolling } from '../../shell/Scrolling';
import { saveFile } from '../../shell/saveFile';
import { dateText } from '../dateText';
import { FileButton, importOf } from '../FileButton';
import { Heads } from '../Heads';
import styles from '../progress.module.css';
import { Refused } from '../Refused';
import type { LookingBackProps } from '../useRemembered';
import { type ProgressWords, progressWords } from '../words';
import { csvOf, type Learner, learnerNameOf, learnerOf } from './learner';

interface Bad {
  readonly name: string;
  readonly why: Refusal;
}

/** Progress files of many learners as one table, on this device: nothing of it is kept. */
export default function Group({ lessons, locale }: LookingBackProps) {
  const { group: words, file } = progressWords[locale];
  const [learners, setLearners] = useState<readonly Learner[]>([]);
  const [refused, setRefused] = useState<readonly Bad[]>([]);
  const [said, say] = useState('');

  async function read(files: readonly File[]): Promise<void> {
    const rows = [...learners];
    const bad: Bad[] = [];
    for (const [index, each] of files.entries()) {
      say(words.reading({ done: index, all: files.length }));
      const imported = await importOf(each);
      if (imported.ok) rows.push(learnerOf(learnerNameOf(each.name), imported.events, lessons));
      else bad.push({ name: each.name, why: imported.why });
    }
    setLearners(rows);
    setRefused(bad);
    say(words.read({ count: rows.length }));
  }

  function clear(): void {
    setLearners([]);
    setRefused([]);
    say(words.cleared);
  }

  const titles = lessons.map(({ title }) => title);
  return (
    <>
      <p className={styles.buttons}>
        <FileButton multiple onFiles={read}>
          {words.open}
        </FileButton>
        {learners.length > 0 && (
          <>
            <button type="button" onClick={() => saveFile('class.csv', 'text/csv', csvOf(learners, titles, words))}>
              {words.csv}
            </button>
            <button type="button" onClick={clear}>
              {words.clear}
            </button>
          </>
        )}
      </p>
      <p role="status">{said}</p>
      {refused.map(({ name, why }) => (
        <Refused key={name} text={file.refused({ name })} why={why} words={file} />
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
