import type { Locale } from '../../course/languages';
import { offlineWords } from '../offline/words';
import { Island } from '../shell/Island';
import { Notices } from '../shell/Notices';
import { Section } from '../shell/Section';
import { SiteFooter } from '../shell/SiteFooter';
import { SiteHeader } from '../shell/SiteHeader';
import { shellWords } from '../shell/words';
import { CalibrationCurve } from './CalibrationCurve';
import type { ProgressLesson } from './lookBack';
import styles from './progress.module.css';
import type { SettingsProps } from './Settings';
import type { LookingBackProps } from './useRemembered';
import { progressWords } from './words';

interface ProgressPageProps {
  readonly locale: Locale;
  readonly lessons: readonly ProgressLesson[];
}

/** What the reader has done: it is in their browser, so the page is built without any of it. */
export function ProgressPage({ locale, lessons }: ProgressPageProps) {
  const words = progressWords[locale];
  const say = shellWords[locale];
  const lookingBack: LookingBackProps = { lessons, locale };
  const settings: SettingsProps = { locale, names: { altitudes: say.altitudes, themes: say.themes } };
  return (
    <>
      <SiteHeader locale={locale} path="progress/" />
      <main id="text" className="page">
        <h1>{say.progress}</h1>
        <p className="crux">{words.intro}</p>
        <noscript>
          <p className="note">{words.needsScript}</p>
        </noscript>
        <Notices words={say.keeping} />
        <Section id="calibration" title={words.calibration.title} intro={words.calibration.intro}>
          <Island name="calibration" props={lookingBack}>
            <div className={styles.calibration}>
              <CalibrationCurve levels={[]} words={words.calibration} locale={locale} />
            </div>
          </Island>
        </Section>
        <Section id="predictions" title={words.predictions.title} intro={words.predictions.intro}>
          <Island name="predictions" props={lookingBack} className={styles.tall} />
        </Section>
        <Section id="lessons" title={words.lessons.title} intro={words.lessons.intro}>
          <Island name="lessons" props={lookingBack} className={styles.tall} />
        </Section>
        <Section id="file" title={words.file.title} intro={words.file.intro}>
          <Island name="progress-file" props={{ locale }} className={styles.short} />
        </Section>
        <Section id="group" title={words.group.title} intro={words.group.intro}>
          <Island name="group" props={lookingBack} className={styles.short} />
        </Section>
        <Section id="offline" title={offlineWords[locale].title} intro={offlineWords[locale].intro}>
          <Island name="offline" props={{ locale }} className={styles.short} />
        </Section>
        <Section id="settings" title={words.settings.title} intro={words.settings.intro}>
          <Island name="settings" props={settings} className={styles.short} />
        </Section>
      </main>
      <SiteFooter locale={locale} />
    </>
  );
}
