import { useState } from 'react';
import { CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatValue } from '../../../course/format';
import type { Locale } from '../../../course/languages';
import type { Run } from '../../../engine/simulation/run';
import type { SeriesRow } from '../../../engine/story/series';
import { Scrolling } from '../../shell/Scrolling';
import { chartWords } from './words';
import './Chart.css';

/** A chart says one thing: its title. */
export interface ChartData {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly { readonly key: string; readonly name: string }[];
  readonly rows: readonly SeriesRow[];
}

interface ChartProps {
  readonly run: Run;
  /** What of the run is drawn. */
  readonly chartOf: (run: Run, locale: Locale) => ChartData;
  readonly locale: Locale;
}

/** Colour and dash: a line is told by both. */
const STROKES = ['var(--zone-a)', 'var(--zone-b)', 'var(--zone-c)'] as const;
const DASHES = [undefined, '6 3', '2 3'] as const;

/** The whole run as lines over time, and the same as a table. */
export default function Chart({ run, chartOf, locale }: ChartProps) {
  const data = chartOf(run, locale);
  return (
    <figure className="chart">
      <figcaption>{data.title}</figcaption>
      <Lines data={data} locale={locale} />
      <AsTable data={data} locale={locale} />
    </figure>
  );
}

interface PartProps {
  readonly data: ChartData;
  readonly locale: Locale;
}

function Lines({ data, locale }: PartProps) {
  const words = chartWords[locale];
  const number = (value: unknown) => formatValue(value, 'number', locale);
  return (
    <ResponsiveContainer width="100%" height={280}>
      <LineChart data={[...data.rows]} margin={{ top: 8, right: 12, bottom: 24, left: 0 }}>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="tS"
          type="number"
          domain={[0, 'dataMax']}
          tickFormatter={number}
          stroke="var(--ink-soft)"
          label={{ value: words.time, position: 'insideBottom', offset: -12, fill: 'var(--ink-soft)' }}
        />
        <YAxis
          width={64}
          tickFormatter={number}
          stroke="var(--ink-soft)"
          label={{ value: data.unit, angle: -90, position: 'insideLeft', fill: 'var(--ink-soft)' }}
        />
        <Tooltip
          formatter={number}
          labelFormatter={(tS) => formatValue(tS, 's', locale)}
          contentStyle={{ background: 'var(--raised)', borderColor: 'var(--line)', color: 'var(--ink)' }}
        />
        <Legend verticalAlign="top" itemSorter={null} />
        {data.lines.map(({ key, name }, index) => (
          <Line
            key={key}
            dataKey={key}
            name={name}
            stroke={STROKES[index % STROKES.length]}
            strokeDasharray={DASHES[Math.floor(index / (data.lines.length > 3 ? 3 : 1)) % DASHES.length]}
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}

function AsTable({ data, locale }: PartProps) {
  const words = chartWords[locale];
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.table}</summary>
      {isOpen && (
        <Scrolling className="rows" label={words.table}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.time}</th>
                {data.lines.map(({ key, name }) => (
                  <th key={key} scope="col">
                    {name}, {data.unit}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.tS}>
                  <th scope="row">{formatValue(row.tS, 'number', locale)}</th>
                  {data.lines.map(({ key }) => (
                    <td key={key} className="numeral">
                      {formatValue(row[key], 'number', locale)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
    </details>
  );
}
