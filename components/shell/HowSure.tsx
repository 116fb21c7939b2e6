import { CONFIDENCES } from '../../course/exercise/prediction';
import { formatValue } from '../../course/format';
import type { Locale } from '../../course/languages';

type Confidence = (typeof CONFIDENCES)[number];

export interface HowSureProps {
  className: string | undefined;
  locale: Locale;
  legend: string;
  /** What a button says to whoever does not see the legend. */
  label: (sure: { percent: string }) => string;
  disabled?: boolean;
  /** What each confidence brings if the answer is right, and the key that commits with it. */
  brings?: ((confidence: Confidence) => { readonly text: string; readonly key: number }) | undefined;
  onSure: (confidence: Confidence) => void;
}

/** Commits to an answer, with the chance that the reader gives to being right. */
export function HowSure({ className, locale, legend, label, disabled = false, brings, onSure }: HowSureProps) {
  return (
    <fieldset className={className} disabled={disabled}>
      <legend>{legend}</legend>
      {CONFIDENCES.map((confidence) => {
        const percent = formatValue(confidence, 'percent', locale, 0);
        const brought = brings?.(confidence);
        return (
          <button
            key={confidence}
            type="button"
            className="primary"
            aria-label={[label({ percent }), brought?.text].filter(Boolean).join(', ')}
            aria-keyshortcuts={brought && String(brought.key)}
            onClick={() => onSure(confidence)}
          >
            {brought && <kbd>{brought.key}</kbd>} {percent}
            {brought && <small>{brought.text}</small>}
          </button>
        );
      })}
    </fieldset>
  );
}
