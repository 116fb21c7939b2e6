import { useId, useState } from 'react';
import { parseTyped } from '../../../course/exercise/number';
import { useLocale } from './stageContext';
import './NumberField.css';

interface NumberFieldProps {
  /** undefined while there is none. */
  readonly value: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly isWhole?: boolean;
  /** Its sign stands beside the number, and may be typed. */
  readonly unit?: string | undefined;
  readonly label: string;
  /** What is said of a text that is no number from `min` to `max`. */
  readonly expected: string;
  readonly disabled: boolean;
  /** undefined: what stands there now is no number that may be. */
  readonly onNumber: (value: number | undefined) => void;
}

/**
 * A number as the reader writes it, with a point or a comma. Not a native number field: that reads 12,5 as 125, and a wheel
 * that scrolls the page turns it. What may not be is said, and stays as it was typed.
 */
export function NumberField(props: NumberFieldProps) {
  const { value, min, max, isWhole = false, unit = '', label, expected, disabled, onNumber } = props;
  const locale = useLocale();
  const problemId = useId();
  const [entry, setEntry] = useState({ text: shown(value), value });
  const read = (text: string) => {
    const number = parseTyped(text.replace(unit, ''), 'count', locale);
    const mayBe = number !== undefined && number >= min && number <= max && (!isWhole || Number.isInteger(number));
    return mayBe ? number : undefined;
  };
  // It was changed elsewhere: what is typed gives way, unless it says the same.
  if (entry.value !== value) setEntry({ text: read(entry.text) === value ? entry.text : shown(value), value });
  const isWrong = entry.text.trim() !== '' && read(entry.text) === undefined;
  return (
    <span className="typed">
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={entry.text}
        disabled={disabled}
        aria-label={unit ? `${label}, ${unit}` : label}
        aria-invalid={isWrong || undefined}
        aria-describedby={problemId}
        onChange={({ target }) => {
          setEntry({ text: target.value, value });
          onNumber(read(target.value));
        }}
      />
      {unit}
      <span className="note" role="status" id={problemId}>
        {isWrong && expected}
      </span>
    </span>
  );
}

const shown = (value: number | undefined) => (value === undefined ? '' : String(value));
