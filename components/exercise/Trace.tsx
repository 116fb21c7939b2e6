import type { ReactNode } from 'react';
import type { LessonContext } from '../mdx/context';
import { Explanation, partOf, partsOf, Step } from '../mdx/parts';
import { TraceIsland } from './TraceIsland';
import { toldChoice } from './told';
import { exerciseWords } from './words/words';

/** The traced run: steps in order, each opened by an answer to the one before. */
export function Trace({ lesson, children }: { lesson: LessonContext; children?: ReactNode }) {
  const { client, locale } = lesson;
  const words = exerciseWords[locale];
  const told = partsOf(children, Step);
  const steps = client.trace.map((choice, index) => {
    const text = told.find(({ props }) => props.id === choice.id)?.props.children;
    return {
      choice,
      told: toldChoice(choice.id, text),
      explanation: partOf(text, Explanation),
      title: words.step(index + 1, client.trace.length),
      lock: index === 0 ? words.waiting : words.locked(index),
    };
  });
  return (
    <TraceIsland
      locale={locale}
      shape={client.shape}
      steps={steps}
      words={{ needsScript: words.needsScript, explanation: words.explanation }}
    />
  );
}
