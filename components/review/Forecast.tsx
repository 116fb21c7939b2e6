import type { Locale } from '../../course/languages';
import { A_DAY, dayStart, forecast } from '../../progress/schedule';
import type { ReviewProps } from './props';
import styles from './review.module.css';
import { useReview } from './useQueue';
import { reviewWords } from './words';

const DAYS = 14;

/** How many the coming days will ask for. */
export default function Forecast({ locale, review }: ReviewProps) {
  const { ready, nowMs, queue } = useReview(review);
  const words = reviewWords[locale].forecast;
  if (!ready) return null;
  const days = forecast(queue.reviewed, nowMs, DAYS);
  if (days.every((count) => count === 0)) return <p>{words.nothing}</p>;
  return (
    <ol className={styles.days}>
      {days.map((count, day) => {
        const start = dayStart(nowMs, day);
        return (
          <li key={start}>
            <span>{day === 0 ? words.today : dayText(start, locale)}</span>
            <progress max={A_DAY} value={count} aria-hidden="true" />
            <span>{words.count({ count })}</span>
          </li>
        );
      })}
    </ol>
  );
}

const dayText = (atMs: number, locale: Locale) =>
  new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' }).format(atMs);
