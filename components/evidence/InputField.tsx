import { useId } from 'react';
import styles from './evidence.module.css';

interface InputFieldProps {
  label: string;
  /** What there is to choose from; none for a field that is typed in. */
  options: readonly string[] | undefined;
  optionLabels: Readonly<Record<string, string>>;
  value: string;
  onChange: (text: string) => void;
}

export function InputField({ label, options, optionLabels, value, onChange }: InputFieldProps) {
  const id = useId();
  const change = (event: { target: { value: string } }) => onChange(event.target.value);
  return (
    <p className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {options ? (
        <select id={id} value={value} onChange={change}>
          {options.map((option) => (
            <option key={option} value={option}>
              {optionLabels[option] ?? option}
            </option>
          ))}
        </select>
      ) : (
        <input id={id} inputMode="numeric" autoComplete="off" value={value} onChange={change} />
      )}
    </p>
  );
}
