import { Fragment } from 'react';
import { formatValue } from '../../course/format';
import type { Locale } from '../../course/languages';
import type { MeasuredFile } from '../../course/schema/evidence';
import type { ComparedCase } from '../../evidence/measured/comparison';
import type { ComparedFigure, Spread } from '../../evidence/measured/figure';
import styles from './evidence.module.css';
import { ScrollingTable } from './ScrollingTable';
import type { EvidenceWords } from './words';

interface SimulatedBesideMeasuredProps {
  files: readonly MeasuredFile[];
  words: EvidenceWords['measured'];
  locale: Locale;
}

/** Every figure of every case, as it was measured and as this build's engine gives it; a file at a time. */
export function SimulatedBesideMeasured({ files, words, locale }: SimulatedBesideMeasuredProps) {
  return files.map(({ name, compared }) => {
    const reasons = new Set(compared.flatMap(({ noCounterpart }) => noCounterpart ?? []));
    const withFigures = compared.filter(({ figures }) => figures.length > 0);
    return (
      <details key={name} className={styles.compared}>
        <summary>
          <code>{name}</code>
        </summary>
        {[...reasons].map((reason) => (
          <p key={reason}>{words.notCompared({ reason: words.reasons[reason] })}</p>
        ))}
        {withFigures.length > 0 && (
          <ScrollingTable label={name} heads={words.heads}>
            {withFigures.map((one) => (
              <CaseRows key={one.label} one={one} words={words} locale={locale} />
            ))}
          </ScrollingTable>
        )}
      </details>
    );
  });
}

interface CaseRowsProps {
  one: ComparedCase;
  words: EvidenceWords['measured'];
  locale: Locale;
}

function CaseRows({ one: { label, figures }, words, locale }: CaseRowsProps) {
  return figures.map(({ name, measured, simulated, unit, role, verdict, reason }, row) => (
    <tr key={name}>
      {row === 0 && (
        <th scope="row" rowSpan={figures.length} lang="en">
          {label}
        </th>
      )}
      <td>{words.figures[name]}</td>
      <td>{spreadText(measured, unit, locale)}</td>
      <td>{spreadText(simulated, unit, locale)}</td>
      <td>{words.roles[role]}</td>
      <td>
        {words.verdicts[verdict]}
        {reason && <Fragment>: {words.reasons[reason]}</Fragment>}
      </td>
    </tr>
  ));
}

/** The median, and the range around it where there is one. */
function spreadText({ min, median, max }: Spread, unit: ComparedFigure['unit'], locale: Locale): string {
  const text = (value: number) => formatValue(value, unit === 'ms' ? 'ms' : 'number', locale);
  return min === max ? text(median) : `${text(median)} (${text(min)} – ${text(max)})`;
}
