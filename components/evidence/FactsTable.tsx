import { factAnchor } from '../../course/anchors';
import { languageOfTitle, sourceTitle } from '../../course/format';
import type { Locale } from '../../course/languages';
import type { Fact, Source } from '../../course/schema/facts';
import { ScrollingTable } from './ScrollingTable';
import type { EvidenceWords } from './words';

/** A fact as it stands in the text, with the source it rests on. */
export interface FactRow {
  readonly id: string;
  readonly text: string;
  readonly standing: Fact['standing'];
  readonly asOf: string;
  readonly source: Source;
}

interface FactsTableProps {
  readonly facts: readonly FactRow[];
  readonly words: EvidenceWords['facts'];
  readonly locale: Locale;
}

export function FactsTable({ facts, words, locale }: FactsTableProps) {
  return (
    <ScrollingTable label={words.title} heads={[words.id, words.value, words.standing, words.source, words.asOf]}>
      {facts.map(({ id, text, standing, asOf, source }) => (
        <tr key={id} id={factAnchor(id)}>
          <th scope="row">
            <code>{id}</code>
          </th>
          <td>{text}</td>
          <td>{words.standings[standing]}</td>
          <td lang={languageOfTitle(source, locale)}>
            {source.where.startsWith('https://') ? (
              <a href={source.where} rel="noreferrer">
                {sourceTitle(source, locale)}
              </a>
            ) : (
              `${sourceTitle(source, locale)}: ${source.where}`
            )}
          </td>
          <td>{asOf}</td>
        </tr>
      ))}
    </ScrollingTable>
  );
}
