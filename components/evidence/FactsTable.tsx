import type { Fact, Source } from '../../course/schema/facts';
import { ScrollingTable } from './ScrollingTable';
import type { PageWords } from './words/page.en';

/** A fact as it stands in the text, with the source it rests on. */
export interface FactRow {
  readonly id: string;
  readonly text: string;
  readonly standing: Fact['standing'];
  readonly asOf: string;
  readonly source: Source;
}

export function FactsTable({ facts, words }: { facts: readonly FactRow[]; words: PageWords['facts'] }) {
  return (
    <ScrollingTable label={words.title} heads={[words.id, words.value, words.standing, words.source, words.asOf]}>
      {facts.map(({ id, text, standing, asOf, source }) => (
        <tr key={id} id={`fact-${id}`}>
          <th scope="row">
            <code>{id}</code>
          </th>
          <td>{text}</td>
          <td>{words.standings[standing]}</td>
          <td lang="en">
            {source.where.startsWith('https://') ? (
              <a href={source.where} rel="noreferrer">
                {source.title}
              </a>
            ) : (
              `${source.title}: ${source.where}`
            )}
          </td>
          <td>{asOf}</td>
        </tr>
      ))}
    </ScrollingTable>
  );
}
