import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drafts } from '../../progress/drafts';
import { type Graded, RecallCard } from './RecallCard';

const card = { id: 'why', title: 'Card 1', question: 'Why?', answer: 'So.' } as Parameters<
  typeof RecallCard
>[0]['card'];

function html(draft: string, graded?: Graded): string {
  drafts.write('lesson.why', draft);
  return renderToStaticMarkup(
    <RecallCard locale="en" stale={false} draftKey="lesson.why" onGrade={async () => true} {...{ card, graded }} />,
  );
}

// A draft that was written goes to the store after a pause; here there is none.
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  drafts.write('lesson.why', '');
  vi.useRealTimers();
});

describe('a card, when its page is opened', () => {
  it('that was graded shows the answer', () => {
    expect(html('', { grade: 3, answer: 'first' })).toMatch(/first.*Answer it again/);
  });

  it('that was graded and begun again is being written', () => {
    expect(html('second', { grade: 3, answer: 'first' })).toMatch(/<textarea[^>]*>second<.*Show the model answer/);
  });

  it('is graded where the page was left after the grade and before the draft was put away', () => {
    expect(html('first', { grade: 3, answer: 'first' })).toMatch(/first.*Answer it again/);
  });

  it('that has no grade is being written', () => {
    expect(html('first')).toMatch(/<textarea[^>]*>first<.*Show the model answer/);
  });
});
