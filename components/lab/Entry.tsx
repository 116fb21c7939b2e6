import { type KeyboardEvent, useState } from 'react';

interface EntryProps {
  readonly value: unknown;
  readonly isWrong: boolean;
  readonly onCommit: (text: string) => void;
  readonly isNumber?: boolean;
  /** What an empty entry means. */
  readonly placeholder?: string | undefined;
  /** Where no <label> holds it. */
  readonly label?: string | undefined;
}

/** The id of what says why a draft is not ready; a wrong entry refers to it. */
export const PROBLEM_ID = 'lab-problem';

/** An entry that is one change when the reader leaves it or presses Enter, not one with every key. Escape takes it back. */
export function Entry({ value, isWrong, onCommit, isNumber = false, placeholder, label }: EntryProps) {
  const [text, setText] = useState<string | null>(null);
  const commit = () => {
    if (text !== null) onCommit(text.trim());
    setText(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') setText(null);
  };
  return (
    <input
      type="text"
      inputMode={isNumber ? 'decimal' : 'text'}
      className={isNumber ? 'is-number' : undefined}
      value={text ?? shown(value)}
      placeholder={placeholder}
      aria-label={label}
      aria-invalid={isWrong || undefined}
      aria-describedby={isWrong ? PROBLEM_ID : undefined}
      data-editing={text === null ? undefined : true}
      spellCheck={false}
      autoComplete="off"
      onChange={({ target }) => setText(target.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}

const shown = (value: unknown) => (value === null || value === undefined ? '' : String(value));

/** A number as a reader writes it, with a point or a comma; what is none is kept as it is, to be told and mended. */
export function readNumber(text: string, whenEmpty: null | undefined | ''): unknown {
  if (text === '') return whenEmpty;
  const number = Number(text.replace(/\s/g, '').replace(',', '.'));
  return Number.isFinite(number) ? number : text;
}
