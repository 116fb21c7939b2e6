import { useState } from 'react';
import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { SCHEMES, type SchemeFigures } from '../../../../engine/maglev/schemes';
import { Scrolling } from '../../../shell/Scrolling';
import type { InstrumentProps } from '../definition';
import { type Schemes, useSchemes } from './useSchemes';
import { type TableCompareWords, tableCompareWords } from './words';
import './style.css';

const COUNTS = [9, 30, 100, 300];
const PLACES = ['first', 'middle', 'last'] as const;
type Place = (typeof PLACES)[number];

const goneAt: Readonly<Record<Place, (backends: number) => number>> = {
  first: () => 0,
  middle: (backends) => Math.floor(backends / 2),
  last: (backends) => backends - 1,
};

/** Balance and disruption of Maglev's table against ring, rendezvous and jump, at the scenario's table size. */
export default function TableCompare({ view, locale }: InstrumentProps) {
  const words = tableCompareWords[locale];
  const { tableSize } = view.scenario.policies.l4;
  const [backends, setBackends] = useState(COUNTS[0]!);
  const [place, setPlace] = useState<Place>('middle');
  const schemes = useSchemes({ tableSize, backends, gone: goneAt[place](backends) });
  return (
    <div className="instrument">
      <div className="fields">
        <label>
          {words.backends}
          <select value={backends} onChange={({ target }) => setBackends(Number(target.value))}>
            {COUNTS.map((count) => (
              <option key={count}>{count}</option>
            ))}
          </select>
        </label>
        <label>
          {words.gone}
          <select value={place} onChange={({ target }) => setPlace(target.value as Place)}>
            {PLACES.map((one) => (
              <option key={one} value={one}>
                {words.places[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Standing schemes={schemes} words={words} />
      <Scrolling className="scrolls">
        <Figures done={schemes.done} tableSize={tableSize} backends={backends} words={words} locale={locale} />
      </Scrolling>
      <p className="note">
        {words.note({
          chance: formatValue(Math.sqrt(backends / tableSize), 'percent', locale, 1),
          due: formatValue(1 / backends, 'percent', locale),
        })}{' '}
        {place !== 'last' && words.jumpNote}
      </p>
    </div>
  );
}

/** Progress, once it takes long enough to be noticed, and a way out. */
function Standing({ schemes, words }: { schemes: Schemes; words: TableCompareWords }) {
  const { done, isCancelled, cancel, again } = schemes;
  if (isCancelled)
    return (
      <div className="actions">
        <button type="button" onClick={again}>
          {words.again}
        </button>
        <p role="status">{words.cancelled}</p>
      </div>
    );
  if (done.length === SCHEMES.length) return null;
  return (
    <div className="actions is-late">
      <progress
        max={SCHEMES.length}
        value={done.length}
        aria-label={words.computing({ done: done.length, of: SCHEMES.length })}
      />
      <button type="button" onClick={cancel}>
        {words.cancel}
      </button>
    </div>
  );
}

interface FiguresProps {
  readonly done: readonly SchemeFigures[];
  readonly tableSize: number;
  readonly backends: number;
  readonly words: TableCompareWords;
  readonly locale: Locale;
}

const COLUMNS = [
  ['least', 'times', 3],
  ['greatest', 'times', 3],
  ['changed', 'percent', 1],
  ['needless', 'percent', 1],
] as const;

function Figures({ done, tableSize, backends, words, locale }: FiguresProps) {
  return (
    <table>
      <caption>{words.caption({ keys: formatValue(tableSize, 'count', locale), backends })}</caption>
      <thead>
        <tr>
          <th scope="col">{words.scheme}</th>
          {COLUMNS.map(([column]) => (
            <th key={column} scope="col" className="number">
              {words[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {SCHEMES.map((scheme) => {
          const figures = done.find((one) => one.scheme === scheme);
          return (
            <tr key={scheme}>
              <th scope="row">{words.schemes[scheme]}</th>
              {COLUMNS.map(([column, format, digits]) => (
                <td key={column} className="number">
                  {figures ? formatValue(figures[column], format, locale, digits) : '…'}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
