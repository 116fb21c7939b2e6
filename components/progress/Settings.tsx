import type { Locale } from '../../course/languages';
import { CHOICES } from '../../progress/settings';
import { changeSettings } from '../../progress/settingsStore';
import { useSettings } from '../../progress/useSettings';
import type { ShellWords } from '../shell/words';
import styles from './progress.module.css';
import { progressWords } from './words';

export interface SettingsProps {
  readonly locale: Locale;
  readonly names: Pick<ShellWords, 'altitudes' | 'themes'>;
}

/** The settings of this browser. */
export default function Settings({ locale, names }: SettingsProps) {
  const words = progressWords[locale].settings;
  const { altitude, theme, shortcuts, kept } = useSettings();
  return (
    <div className={styles.settings}>
      <Choice
        legend={words.altitude}
        name="altitude"
        names={names.altitudes}
        options={CHOICES.altitude}
        chosen={altitude}
        onChoose={(value) => changeSettings({ altitude: value })}
      />
      <Choice
        legend={words.theme}
        name="theme"
        names={names.themes}
        options={CHOICES.theme}
        chosen={theme}
        onChoose={(value) => changeSettings({ theme: value })}
      />
      <Choice
        legend={words.shortcuts}
        name="shortcuts"
        names={words.onOff}
        options={CHOICES.shortcuts}
        chosen={shortcuts}
        onChoose={(value) => changeSettings({ shortcuts: value })}
      />
      <p role="status">{!kept && words.notKept}</p>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly legend: string;
  readonly name: string;
  readonly names: Readonly<Record<T, string>>;
  readonly options: readonly T[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

function Choice<T extends string>({ legend, name, names, options, chosen, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option} className="checkbox">
          <input type="radio" name={name} checked={option === chosen} onChange={() => onChoose(option)} />
          {names[option]}
        </label>
      ))}
    </fieldset>
  );
}
