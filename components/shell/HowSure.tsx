import { CONFIDENCES } from '../../course/exercise/prediction';
import { formatValue } from '../../course/format';
import type { Locale } from '../../course/languages';

interface HowSureProps {
  className: string | undefined;
  locale: Locale;
  legend: string;
  /** What a button says to whoever does not see the legend. */
  label: (sure: { percent: string }) => string;
  disabled?: boolean;
  onSure: (confidence: (typeof CONFIDENCES)[number]) => void;
}

/** Commits to an answer, with the chance that the reader gives to being right. */
export function HowSure({ className, locale, legend, label, disabled = false, onSure }: HowSureProps) {
  return (
    <fieldset className={className} disabled={disabled}>
      <legend>{legend}</legend>
      {CONFIDENCES.map((confidence) => {
        const percent = formatValue(confidence, 'percent', locale, 0);
        return (
          <button
            key={confidence}
            type="button"
            className="primary"
            aria-label={label({ percent })}
            onClick={() => onSure(confidence)}
          >
            {percent}
          </button>
        );
      })}
    </fieldset>
  );
}
