import { calibrationOf, ENOUGH_PREDICTIONS, type Calibration as Figures } from '../../course/exercise/calibration';
import { formatValue } from '../../course/format';
import type { Locale } from '../../course/languages';
import { CalibrationCurve } from './CalibrationCurve';
import { judgedOf, type Remembered } from './lookBack';
import { predictionHref } from './predictionHref';
import styles from './progress.module.css';
import { type LookingBackProps, useRemembered } from './useRemembered';
import { type ProgressWords, progressWords } from './words';

/** The calibration curve, and what it says in words. */
export default function Calibration({ lessons, locale }: LookingBackProps) {
  const remembered = useRemembered(lessons);
  const figures = calibrationOf(judgedOf(remembered ?? []));
  const words = progressWords[locale].calibration;
  return (
    <div className={styles.calibration}>
      <CalibrationCurve levels={figures.levels} words={words} locale={locale} />
      <div className={styles.told}>
        {figures.count > 0 ? (
          <Told figures={figures} words={words} locale={locale} />
        ) : (
          remembered && <NothingYet remembered={remembered} words={words} locale={locale} />
        )}
      </div>
    </div>
  );
}

interface PartProps {
  readonly words: ProgressWords['calibration'];
  readonly locale: Locale;
}

function NothingYet({ remembered, words, locale }: PartProps & { remembered: readonly Remembered[] }) {
  const open = remembered.find(({ standing }) => standing === 'open' || standing === 'stale');
  return (
    <>
      <p>{words.none}</p>
      {open && (
        <p>
          <a className={styles.action} href={predictionHref(locale, open)}>
            {words.first}
          </a>
        </p>
      )}
    </>
  );
}

function Told({ figures, words, locale }: PartProps & { figures: Figures }) {
  const { levels, count, near, meanSaid, brier } = figures;
  const percent = (share: number) => formatValue(share, 'percent', locale, 0);
  return (
    <>
      <p className={styles.verdict}>{verdictText(figures, words, percent(meanSaid), percent(near / count))}</p>
      <ul>
        {levels.map((level) => (
          <li key={level.said}>
            {words.level({
              said: percent(level.said),
              near: level.near,
              count: level.count,
              share: percent(level.near / level.count),
            })}
          </li>
        ))}
      </ul>
      <p className="note">
        {words.brier({ score: formatValue(brier, 'number', locale, 2), half: formatValue(0.25, 'number', locale, 2) })}
      </p>
    </>
  );
}

function verdictText(
  { verdict, count }: Figures,
  words: ProgressWords['calibration'],
  said: string,
  share: string,
): string {
  if (verdict === 'too-few') return words.verdict['too-few']({ missing: ENOUGH_PREDICTIONS - count });
  return words.verdict[verdict]({ said, share });
}
