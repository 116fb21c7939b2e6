import type { Locale } from '../../course/languages';
import type { CourseEntry } from '../../course/schema/course';
import type { LessonShape } from '../../course/schema/shape';
import { type Altitude, CHOICES } from '../../progress/settings';
import { lessonHref } from './href';
import { LessonStanding } from './LessonStanding';
import { shellWords } from './words';
import './Climb.css';

/** A lesson on the climb, in one language. */
export interface ClimbLesson {
  readonly number: number;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly status: CourseEntry['status'];
  /** Given for the lessons that are open, in part or whole. */
  readonly open?: {
    readonly shape: LessonShape;
    /** How long it takes to read at each altitude. */
    readonly minutes: Readonly<Record<Altitude, number>>;
    /** The lessons further up that its matter is met in again. */
    readonly again: readonly { readonly slug: string; readonly title: string }[];
  };
}

/** The course map: its profile, then every lesson in order, with the learner's standing in those that are open. */
export function Climb({ locale, lessons }: { locale: Locale; lessons: readonly ClimbLesson[] }) {
  const words = shellWords[locale];
  return (
    <>
      <Profile lessons={lessons} label={words.climbProfile({ count: lessons.length })} leftOff={words.leftOff} />
      <ol className="climb">
        {lessons.map((lesson) => (
          <li key={lesson.slug} id={lesson.slug} className={lesson.status} data-stop>
            <span className="climb-number" aria-hidden="true">
              {lesson.number}
            </span>
            <div>
              <h2>
                <span className="hidden">{words.lesson({ number: lesson.number })}: </span>
                {lesson.open ? <a href={lessonHref(locale, lesson.slug)}>{lesson.title}</a> : lesson.title}
              </h2>
              <p>{lesson.summary}</p>
              <p className="leg">
                <span className="standing-as">
                  {{ open: words.whole, simulation: words.simulationOpen, coming: words.coming }[lesson.status]}
                </span>
                {lesson.open && <Minutes locale={locale} minutes={lesson.open.minutes} />}
                <strong className="left-off" hidden>
                  {words.leftOff}
                </strong>
                <span className="when" data-done={words.doneOn} data-begun={words.begunOn} hidden />
              </p>
              {lesson.open && (
                <LessonStanding
                  shape={lesson.open.shape}
                  words={{ sections: words.sectionsRead, steps: words.stepsAnswered, cards: words.cardsGraded }}
                />
              )}
              {lesson.open && lesson.open.again.length > 0 && <Again locale={locale} lessons={lesson.open.again} />}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Where the matter of a lesson is met again: how often, and, when asked, in which lessons. */
function Again({ locale, lessons }: { locale: Locale; lessons: NonNullable<ClimbLesson['open']>['again'] }) {
  return (
    <details className="met-again">
      <summary>{shellWords[locale].appearsAgain({ count: lessons.length })}</summary>
      <ul>
        {lessons.map(({ slug, title }) => (
          <li key={slug}>
            <a href={lessonHref(locale, slug)}>{title}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** How long a lesson takes at the reader's altitude; that at which nothing is left out, where no script says which. */
function Minutes({ locale, minutes }: { locale: Locale; minutes: Readonly<Record<Altitude, number>> }) {
  return (
    <span className="minutes">
      {CHOICES.altitude.map((level) => (
        <span key={level} data-shown-at={level}>
          {shellWords[locale].minutes({ minutes: minutes[level] })}
        </span>
      ))}
    </span>
  );
}

const width = 960;
const height = 200;

/** Where lesson `index` of `count` stands on the slope: steeper towards the top, with a ledge at every third. */
function foothold(index: number, count: number): { x: number; y: number } {
  const part = count > 1 ? index / (count - 1) : 1;
  const ledge = index % 3 === 2 ? 6 : 0;
  return { x: 40 + part * (width - 80), y: height - 28 - part ** 1.35 * (height - 64) + ledge };
}

interface ProfileProps {
  readonly lessons: readonly ClimbLesson[];
  readonly label: string;
  readonly leftOff: string;
}

/** The climb as it looks from the side. A flag stands at each open lesson; the one where the reader left off is shown. */
function Profile({ lessons, label, leftOff }: ProfileProps) {
  const points = lessons.map((_, index) => foothold(index, lessons.length));
  const line = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  const summit = points.at(-1)?.y.toFixed(1);
  return (
    <svg className="profile" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <polygon
        className="slope"
        points={`0,${height} 0,${height - 20} ${line} ${width},${summit} ${width},${height}`}
      />
      <polyline className="path" points={line} />
      {lessons.map((lesson, index) => {
        const { x, y } = points[index] ?? { x: 0, y: 0 };
        return (
          <g key={lesson.slug} className={lesson.status} data-foothold={lesson.slug}>
            <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r={lesson.open ? 11 : 7} />
            <text x={x.toFixed(1)} y={(y - 18).toFixed(1)}>
              {lesson.number}
            </text>
            {lesson.open && <Flag x={x} y={y} text={leftOff} />}
          </g>
        );
      })}
    </svg>
  );
}

/** Where a flag's words would stand over the edge, were they on its left. */
const TEXT_WIDTH = 220;

function Flag({ x, y, text }: { x: number; y: number; text: string }) {
  const isLeft = x > TEXT_WIDTH;
  return (
    <g className={isLeft ? 'flag is-left' : 'flag'} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
      <path d="M0 -34v-22h20l-5 6l5 6h-20" />
      <text x={isLeft ? -8 : 26} y={-43}>
        {text}
      </text>
    </g>
  );
}
