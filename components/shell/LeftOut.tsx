import type { Locale } from '../../course/languages';
import type { LimitTitle } from '../../course/schema/limits';
import { limitHref } from './href';
import { shellWords } from './words';
import './LeftOut.css';

interface LeftOutProps {
  readonly limits: readonly LimitTitle[];
  readonly locale: Locale;
}

/** What a simulation or the lab leaves out on purpose: folded, and each leads to where it is told whole. */
export function LeftOut({ limits, locale }: LeftOutProps) {
  if (limits.length === 0) return null;
  return (
    <details className="left-out">
      <summary>{shellWords[locale].leftOut}</summary>
      <LimitLinks limits={limits} locale={locale} />
    </details>
  );
}

/** Omissions by name, each with a way to where it is told. */
export function LimitLinks({ limits, locale }: LeftOutProps) {
  return (
    <ul className="limit-links">
      {limits.map(({ id, title }) => (
        <li key={id}>
          <a href={limitHref(locale, id)}>{title}</a>
        </li>
      ))}
    </ul>
  );
}
