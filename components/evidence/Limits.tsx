import { limitAnchor } from '../../course/anchors';
import type { Locale } from '../../course/languages';
import type { Limit } from '../../course/schema/limits';
import styles from './evidence.module.css';
import type { EvidenceWords } from './words';

interface LimitsProps {
  readonly limits: Readonly<Record<string, Limit>>;
  readonly words: EvidenceWords['simplified'];
  readonly locale: Locale;
}

/** Everything that the simulations leave out on purpose, each with what it bites. */
export function Limits({ limits, words, locale }: LimitsProps) {
  return (
    <ul className={styles.simplified}>
      {Object.entries(limits).map(([id, { title, text, limits: bites }]) => (
        <li key={id} id={limitAnchor(id)}>
          <strong>{title[locale]}</strong>
          <p>{text[locale]}</p>
          <p className="note" lang="en">
            <Bitten bites={bites} words={words.bites} locale={locale} />
          </p>
        </li>
      ))}
    </ul>
  );
}

type BittenProps = { bites: Limit['limits']; words: EvidenceWords['simplified']['bites']; locale: Locale };

/** The names are those of the data, in which anyone can look them up. */
function Bitten({ bites, words, locale }: BittenProps) {
  const kinds = (Object.keys(words) as (keyof typeof words)[]).filter((kind) => bites[kind].length > 0);
  return kinds.map((kind, index) => (
    <span key={kind}>
      {index > 0 && ' · '}
      <span lang={locale}>{words[kind]}:</span> {bites[kind].join(', ')}
    </span>
  ));
}
