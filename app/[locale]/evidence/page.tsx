import type { Metadata } from 'next';
import { EvidencePage } from '../../../components/evidence/EvidencePage';
import type { FactRow } from '../../../components/evidence/FactsTable';
import { shellWords } from '../../../components/shell/words';
import { keptEvidence, loadCourse } from '../../../course/build';
import { formatFact } from '../../../course/format';
import type { Locale } from '../../../course/languages';

interface PageProps {
  params: Promise<{ locale: Locale }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: shellWords[(await params).locale].evidence };
}

/** Shows what the engine of this build was judged by: a case that fails stops the build. */
export default async function Page({ params }: PageProps) {
  const { locale } = await params;
  const { facts, sources, limits } = await loadCourse(process.cwd());
  const rows = Object.entries(facts).map(([id, fact]): FactRow => {
    const source = sources[fact.source];
    if (!source) throw new Error(`facts.yaml: ${id}: no source ${fact.source}`);
    return { id, text: formatFact(fact, locale), standing: fact.standing, asOf: fact.asOf, source };
  });
  const evidence = await keptEvidence(process.cwd());
  return <EvidencePage locale={locale} evidence={evidence} facts={rows} limits={limits.value} />;
}
