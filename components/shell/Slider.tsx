import { type ComponentProps, useRef } from 'react';

interface SliderProps<Value extends number | undefined>
  extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange'> {
  readonly value: Value;
  /** Where the thumb is while there is no value. */
  readonly unset?: number;
  readonly onValue: (value: Value | number) => void;
}

/** A slider. A finger that goes across it to scroll the page does not turn it: what it was is put back. */
export function Slider<Value extends number | undefined>({ value, unset, onValue, ...props }: SliderProps<Value>) {
  const before = useRef(value);
  return (
    <input
      {...props}
      type="range"
      value={value ?? unset}
      onPointerDown={() => {
        before.current = value;
      }}
      onPointerCancel={() => onValue(before.current)}
      onChange={({ target }) => onValue(Number(target.value))}
    />
  );
}
