import { formatValue } from '../../course/format';
import type { Locale } from '../../course/languages';
import type { Evidence } from '../../course/schema/evidence';
import type { Limit } from '../../course/schema/limits';
import { Island } from '../shell/Island';
import { Section } from '../shell/Section';
import { SiteFooter } from '../shell/SiteFooter';
import { SiteHeader } from '../shell/SiteHeader';
import { shellWords } from '../shell/words';
import styles from './evidence.module.css';
import { type FactRow, FactsTable } from './FactsTable';
import { GroundTruthTable } from './GroundTruthTable';
import { Limits } from './Limits';
import { MeasuredTable } from './MeasuredTable';
import { proveWords } from './prove/words';
import { SimulatedBesideMeasured } from './SimulatedBesideMeasured';
import { evidenceWords } from './words';

interface EvidencePageProps {
  locale: Locale;
  evidence: Evidence;
  facts: readonly FactRow[];
  limits: Readonly<Record<string, Limit>>;
}

/** How the engine was checked: what anyone can check again, what this build checked, and what was left out. */
export function EvidencePage({ locale, evidence, facts, limits }: EvidencePageProps) {
  const words = evidenceWords[locale];
  const count = (value: number) => formatValue(value, 'count', locale);
  const sum = (of: 'cases' | 'values') => count(evidence.judged.reduce((total, file) => total + file[of], 0));
  const sections = ['prove', 'truth', 'limits', 'measured', 'facts', 'simplified'] as const;
  return (
    <>
      <SiteHeader locale={locale} path="evidence/" />
      <main id="text" className="page">
        <h1>{shellWords[locale].evidence}</h1>
        <p className="crux">
          {words.intro({ cases: sum('cases'), files: count(evidence.judged.length), values: sum('values') })}
        </p>
        <nav aria-label={words.onThisPage}>
          <ul>
            {sections.map((id) => (
              <li key={id}>
                <a href={`#${id}`}>{words[id].title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <Section id="prove" title={words.prove.title} intro={words.prove.intro}>
          <Island name="prove" props={{ locale }} className={styles.island}>
            <noscript>{proveWords[locale].needsScript}</noscript>
          </Island>
        </Section>
        <Section id="truth" title={words.truth.title} intro={words.truth.intro}>
          <GroundTruthTable files={evidence.judged} words={words.truth} count={count} />
        </Section>
        <Section id="limits" title={words.limits.title} intro={words.limits.text} />
        <Section id="measured" title={words.measured.title} intro={words.measured.intro}>
          <MeasuredTable files={evidence.measured} words={words.measured} count={count} />
          <h3>{words.measured.beside}</h3>
          <p className="intro">{words.measured.rule}</p>
          <p className="intro">{words.measured.fitted}</p>
          <SimulatedBesideMeasured files={evidence.measured} words={words.measured} locale={locale} />
        </Section>
        <Section id="facts" title={words.facts.title} intro={words.facts.intro}>
          <FactsTable facts={facts} words={words.facts} locale={locale} />
        </Section>
        <Section id="simplified" title={words.simplified.title} intro={words.simplified.intro}>
          <Limits limits={limits} words={words.simplified} locale={locale} />
        </Section>
      </main>
      <SiteFooter locale={locale} />
    </>
  );
}
