import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import type { ClientOption } from '../../course/schema/client';
import { Scrolling } from '../shell/Scrolling';
import type { Runs } from './choiceRuns';
import styles from './exercise.module.css';
import { type Statement, statementsOf } from './statements';
import { exerciseWords } from './words';

interface EvidenceProps {
  option: ClientOption;
  /** How the run differs that the option is compared with, in words. */
  compared: ReactNode;
  runs: Runs;
  /** Runs in which the option would hold, where they were asked for. */
  world?: Runs | undefined;
  locale: Locale;
}

/** What the chosen option says of the run, and what the run says. */
export function Evidence({ option, compared, runs, world, locale }: EvidenceProps) {
  const words = exerciseWords[locale];
  const { caption, figure, needed, asAsked, changed } = words.evidence;
  const rows = statementsOf(option, world ? [runs, world] : [runs], locale);
  const compares = option.when?.some((predicate) => predicate.run === 'other');
  return (
    <>
      <Scrolling className={styles.evidence}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{figure}</th>
              <th scope="col">{needed}</th>
              <th scope="col">{asAsked}</th>
              {world && <th scope="col">{changed}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.figure}>
                <th scope="row">{row.figure}</th>
                <td data-label={needed}>{row.needed}</td>
                <Found cell={row.found[0]} label={asAsked} words={words.evidence} />
                {world && <Found cell={row.found[1]} label={changed} words={words.evidence} />}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {compares && <div>{compared}</div>}
    </>
  );
}

interface FoundProps {
  cell: Statement['found'][number] | undefined;
  label: string;
  words: { holds: string; fails: string };
}

function Found({ cell, label, words }: FoundProps) {
  if (!cell) return null;
  return (
    <td data-label={label} data-holds={cell.holds}>
      {cell.text} <span className={styles.holds}>{cell.holds ? words.holds : words.fails}</span>
    </td>
  );
}
