import type { Locale } from '../../course/languages';
import type { LimitInScenario } from '../../course/schema/limits';
import { anchorOf, LAB } from '../../engine/links/address';
import type { Scenario } from '../../engine/scenario/schema';
import { Island } from '../shell/Island';
import { SiteFooter } from '../shell/SiteFooter';
import { SiteHeader } from '../shell/SiteHeader';
import { shellWords } from '../shell/words';
import { simulationWords } from '../simulation/words';
import type { LabProps } from './Lab';
import type { TemplateLink } from './Templates';
import './LabPage.css';

/** A lesson with links that open its simulations on the bench. */
export interface LessonInLab {
  readonly title: string;
  readonly number: number;
  readonly simulations: readonly { readonly id: string; readonly title: string; readonly href: string }[];
}

interface LabPageProps {
  readonly locale: Locale;
  readonly start: Scenario;
  readonly lessons: readonly LessonInLab[];
  readonly templates: readonly TemplateLink[];
  readonly limits: readonly LimitInScenario[];
}

/** The frame of the lab, and what the course has to open in it. */
export function LabPage({ locale, start, templates, lessons, limits }: LabPageProps) {
  const words = shellWords[locale];
  return (
    <>
      <SiteHeader locale={locale} path="lab/" />
      <main id="text" className="page lab-page">
        <h1>{words.lab.title}</h1>
        <p className="crux">{words.lab.intro}</p>
        <details className="lab-open">
          <summary>{words.lab.open}</summary>
          <ul>
            {lessons.map(({ number, title, simulations }) => (
              <li key={number}>
                {words.lesson({ number })}. {title}
                <ul>
                  {simulations.map((simulation) => (
                    <li key={simulation.id}>
                      <a href={simulation.href}>{simulation.title}</a>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </details>
        <Island
          name="lab"
          props={{ start, templates, limits, locale } satisfies LabProps}
          id={anchorOf(LAB)}
          className="lab-place"
        >
          <p className="note scripted">{simulationWords[locale].loading}</p>
          <noscript>
            <p className="note">{words.needsScript}</p>
          </noscript>
        </Island>
      </main>
      <SiteFooter locale={locale} />
    </>
  );
}
