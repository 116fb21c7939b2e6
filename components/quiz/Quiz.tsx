import { drawItem } from '../../course/exercise/bankItem';
import type { Locale } from '../../course/languages';
import type { ClientQuestion, ClientQuiz } from '../../course/schema/client';
import exercise from '../exercise/exercise.module.css';
import type { Bound } from '../prose/context';
import { Island } from '../shell/Island';
import type { QuizProps } from './props';
import { toldQuestion } from './told';
import { quizWords } from './words';

/** A round of questions over the course, drawn in the browser; without a script, one question of each lesson to read. */
export function Quiz({ lesson: { client, quiz, locale, slug } }: Bound) {
  if (!quiz) throw new Error(`${slug}: the lesson has no quiz`);
  const words = quizWords[locale];
  const asked = new Set(quiz.questions.map(({ id }) => id));
  const { id, quiz: steps } = client.shape;
  const shape = {
    id,
    sections: [],
    trace: [],
    predictions: [],
    recall: [],
    quiz: steps.filter((step) => asked.has(step.id)),
    exercises: [],
  };
  return (
    <Island name="quiz" props={{ locale, shape, quiz } satisfies QuizProps} className={exercise.exercise}>
      <p>{words.waiting}</p>
      <noscript>
        <p>{words.needsScript}</p>
        <h3>{words.sample}</h3>
        <ol>
          {sampleOf(quiz).map((question) => (
            <Sample key={question.id} {...{ question, locale }} />
          ))}
        </ol>
      </noscript>
    </Island>
  );
}

/** Of each lesson a question that everybody understands, where it has one. */
function sampleOf({ questions, lessons }: ClientQuiz): ClientQuestion[] {
  return Object.keys(lessons).flatMap((slug) => {
    const about = questions.filter(({ lesson }) => lesson === slug);
    return about.find(({ from }) => from === 'zero') ?? about[0] ?? [];
  });
}

const SAMPLE_SEED = 1;

function Sample({ question, locale }: { question: ClientQuestion; locale: Locale }) {
  const drawn = drawItem(question, SAMPLE_SEED);
  const { question: asked, options } = toldQuestion(question, drawn, locale);
  const right = options.find(({ id }) => id === drawn.key)!;
  return (
    <li>
      <p>{asked}</p>
      <ul>
        {options.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
      <details>
        <summary>{quizWords[locale].answer}</summary>
        <p>
          <b>{right.text}</b>. {right.feedback}
        </p>
      </details>
    </li>
  );
}
