import type { Locale } from '../../course/languages';
import { climbHref, evidenceHref, glossaryHref, labHref } from './href';
import { shellWords } from './words';
import './SiteFooter.css';

export function SiteFooter({ locale }: { locale: Locale }) {
  const words = shellWords[locale];
  return (
    <footer className="site-foot">
      <nav>
        <a href={climbHref(locale)}>{words.courseTitle}</a>
        <a href={labHref(locale)}>{words.lab.title}</a>
        <a href={glossaryHref(locale)}>{words.glossary}</a>
        <a href={evidenceHref(locale)}>{words.evidence}</a>
      </nav>
      <p>{words.footer}</p>
    </footer>
  );
}
