import { useMemo, useRef, useState } from 'react';
import { drawItem } from '../../course/exercise/bankItem';
import { progress } from '../../progress/pageProgress';
import { useLessonProgress, useProgress } from '../../progress/useProgress';
import { useSettings } from '../../progress/useSettings';
import exercise from '../exercise/exercise.module.css';
import { Saved } from '../shell/saved/Saved';
import type { QuizProps } from './props';
import { Question } from './Question';
import { Result } from './Result';
import { answersIn, keepRound, keptRound, newRound, type Round } from './round';
import { toldQuestion } from './told';
import { quizWords } from './words';

/** The quiz, alive: a round is drawn when it is begun, and gone on with at the next visit. */
export default function QuizExercise({ locale, shape, quiz }: QuizProps) {
  const words = quizWords[locale];
  const { ready, events } = useProgress((state) => state);
  const { altitude } = useSettings();
  const [round, setRound] = useState(() => keptRound(shape.id, quiz));
  const place = useRef<HTMLDivElement>(null);

  const begin = () => {
    const next = newRound(quiz, shape.id, altitude, events, crypto.getRandomValues(new Uint32Array(1))[0]!);
    keepRound(shape.id, next);
    setRound(next);
    place.current?.focus();
  };
  return (
    <div ref={place} tabIndex={-1} className={exercise.choice}>
      {!ready && <p>{words.waiting}</p>}
      {ready && !round && (
        <>
          <p>{words.first}</p>
          <p>{words.weak}</p>
          <p className={exercise.actions}>
            <button type="button" className="primary" onClick={begin}>
              {words.begin({ count: quiz.count })}
            </button>
          </p>
        </>
      )}
      {ready && round && <RoundPlay key={round.seed} {...{ locale, shape, quiz, round }} onAgain={begin} />}
    </div>
  );
}

/** One round, from where the reader left off. */
function RoundPlay({ locale, shape, quiz, round, onAgain }: QuizProps & { round: Round; onAgain: () => void }) {
  const words = quizWords[locale];
  const { quiz: steps } = useLessonProgress(shape);
  const answers = useMemo(() => answersIn(round, steps), [round, steps]);
  const [begun] = useState(() => {
    const next = round.ids.findIndex((id) => !answers.has(id));
    return next < 0 ? round.ids.length : next;
  });
  const [index, goTo] = useState(begun);
  const asked = useMemo(
    () =>
      round.ids.map((id) => {
        const question = quiz.questions.find((one) => one.id === id)!;
        const drawn = drawItem(question, round.seed);
        return { question, drawn, told: toldQuestion(question, drawn, locale) };
      }),
    [round, quiz, locale],
  );
  const here = asked[index];
  if (!here)
    return (
      <Result
        {...{ locale, quiz, answers, onAgain }}
        takesFocus={index !== begun}
        questions={asked.map(({ question }) => question)}
      />
    );

  const { id } = here.question;
  const step = steps.find((one) => one.id === id)!;
  const commit = (answer: string, confidence: number) => {
    const score = answer === here.drawn.key ? 1 : 0;
    const payload = { answer, score, confidence, attempt: step.answers.length + 1, seed: round.seed };
    void progress.record({ type: 'QuizAnswered', lesson: shape.id, step: id, meaning: step.meaning, payload });
  };
  return (
    <>
      <Question
        key={id}
        {...{ ...here, locale }}
        lesson={quiz.lessons[here.question.lesson]!}
        title={words.question({ number: index + 1, count: asked.length })}
        next={index + 1 < asked.length ? words.next : words.finish}
        takesFocus={index !== begun}
        answer={answers.get(id)}
        onCommit={commit}
        onNext={() => goTo(index + 1)}
      />
      {answers.has(id) && <Saved locale={locale} lesson={shape.id} step={id} />}
    </>
  );
}
