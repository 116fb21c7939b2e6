import { stepAnchor } from '../exercise/stepAnchor';
import { lessonHref } from '../shell/href';
import type { ReviewProps } from './props';
import styles from './review.module.css';
import { useReview } from './useQueue';
import { reviewWords } from './words';

/** What the reader has chosen wrongly and not yet seen through. */
export default function WeakSpots({ locale, review }: ReviewProps) {
  const { ready, queue } = useReview(review);
  const words = reviewWords[locale].weak;
  if (!ready) return null;
  if (queue.traps.length === 0) return <p>{words.nothing}</p>;
  return (
    <ul className={styles.weak}>
      {queue.traps.map(({ misconception, where, dresses }) => {
        const [lesson = '', step = ''] = where.split('/');
        const title = review.lessons.find(({ shape }) => shape.id === lesson)?.title ?? lesson;
        return (
          <li key={misconception}>
            <q>{review.misconceptions[misconception]?.popular}</q>
            <p className="note">
              <a href={lessonHref(locale, lesson) + (where in review.questions ? '' : `#${stepAnchor(step)}`)}>
                {words.where({ lesson: title })}
              </a>{' '}
              · {dresses.length > 0 ? words.comes : words.alone}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
