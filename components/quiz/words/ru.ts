import { plural } from '../../words';
import type { QuizWords } from '.';

const questions = (count: number) => plural('ru', count, { one: 'вопрос', few: 'вопроса', other: 'вопросов' });

export const ru: QuizWords = {
  title: 'Вопросы по всему модулю',
  waiting: 'Вопросы появятся, когда прочитается ваш прогресс.',
  begin: ({ count }) => `Начать: ${count} ${questions(count)}`,
  first: 'Сначала вы отвечаете и говорите, насколько уверены, и только потом узнаёте, что верно и почему.',
  weak: 'Первым спросят то, на чём вы ошиблись в уроках.',
  question: ({ number, count }) => `Вопрос ${number} из ${count}`,
  notReady: 'Ещё не готово: сначала выберите ответ.',
  howSure: 'Зафиксировать. Насколько вы уверены?',
  commitSure: ({ percent }) => `Зафиксировать, уверенность ${percent}`,
  right: 'Верно',
  wrong: 'Неверно',
  yours: 'ваш ответ',
  key: 'верный ответ',
  because: ({ answer }) => `Верно: ${answer}`,
  stop: ({ stop }) => `Перечитать: ${stop}`,
  passage: ({ lesson, stop }) => `Перечитать: ${lesson}, ${stop}`,
  from: ({ lesson }) => `Из урока: ${lesson}`,
  next: 'Следующий вопрос',
  finish: 'К итогу',
  result: 'Ваш итог',
  total: ({ right, count }) => `Верно ${right} из ${count}.`,
  ofLesson: ({ right, count }) => `${right} из ${count}`,
  sure: {
    'too-few': ({ said, share }) => `В среднем вы были уверены на ${said}, а правы в ${share} случаев.`,
    over: ({ said, share }) =>
      `В среднем вы были уверены на ${said}, а правы в ${share} случаев: уверенности больше, чем знаний.`,
    under: ({ said, share }) =>
      `В среднем вы были уверены на ${said}, а правы в ${share} случаев: вы знаете больше, чем себе доверяете.`,
    fits: ({ said, share }) =>
      `В среднем вы были уверены на ${said}, а правы в ${share} случаев: сходится, насколько можно судить по стольким ответам.`,
  },
  again: 'Ещё раз, с другими параметрами',
  sample: 'Примеры вопросов',
  needsScript: 'Чтобы получить свои вопросы, нужен JavaScript: они вычисляются в вашем браузере.',
  answer: 'Ответ',
};
