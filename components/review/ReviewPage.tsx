import type { ReactNode } from 'react';
import { A_DAY } from '../../progress/schedule';
import { CHOICES } from '../../progress/settings';
import { AltitudeControl } from '../shell/AltitudeControl';
import { Island } from '../shell/Island';
import { Notices } from '../shell/Notices';
import { Section } from '../shell/Section';
import { SiteFooter } from '../shell/SiteFooter';
import { SiteHeader } from '../shell/SiteHeader';
import { shellWords } from '../shell/words';
import type { ReviewProps } from './props';
import styles from './review.module.css';
import { reviewWords } from './words';

/** What comes back of the course. `children`: the decks that the islands take their words from. */
export function ReviewPage({ locale, review, children }: ReviewProps & { children: ReactNode }) {
  const words = reviewWords[locale];
  const say = shellWords[locale];
  const props: ReviewProps = { locale, review };
  const levels = CHOICES.altitude.map((level) => [
    level,
    { name: say.altitudes[level], hint: say.altitudeHints[level] },
  ]);
  const keys = [
    { keys: ['1', '…', '4'], does: words.keys.grade },
    { keys: ['Enter'], does: words.keys.go },
    { keys: ['u'], does: words.keys.undo },
  ];
  return (
    <>
      <SiteHeader locale={locale} path="review/" keys={keys} />
      <main id="text" className="page">
        <h1>{say.review}</h1>
        <p className="crux">{words.intro}</p>
        <noscript>
          <p className="note">{words.needsScript}</p>
        </noscript>
        <Notices words={say.keeping} />
        <Section id="due" title={words.queue.title} intro={words.queue.intro}>
          <Island name="queue" props={props} className={styles.tall}>
            <p>{words.queue.waiting}</p>
          </Island>
        </Section>
        <Section id="forecast" title={words.forecast.title} intro={words.forecast.intro({ most: A_DAY })}>
          <Island name="forecast" props={props} className={styles.tall} />
        </Section>
        <Section id="weak-spots" title={words.weak.title} intro={words.weak.intro}>
          <Island name="weak-spots" props={props} />
        </Section>
        <Section id="anki" title={words.file.title} intro={words.file.intro}>
          <Island name="cards-file" props={{ ...props, deck: say.courseTitle }} />
        </Section>
        <AltitudeControl label={say.altitude} levels={Object.fromEntries(levels)} />
      </main>
      {children}
      <SiteFooter locale={locale} />
    </>
  );
}
