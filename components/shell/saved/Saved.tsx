import type { Locale } from '../../../course/languages';
import type { Standing } from '../../../progress/progressStore';
import { standingOf } from '../../../progress/standing';
import { useDraftStanding } from '../../../progress/useDraft';
import { useProgress } from '../../../progress/useProgress';
import { savedWords } from './words';
import './Saved.css';

interface SavedProps {
  readonly locale: Locale;
  /** Id of the lesson. */
  readonly lesson: string;
  /** Id of the step that was answered. */
  readonly step: string;
}

/** How the last answer to a step is kept. That it is saved stands here once the device has it, and not before. */
export function Saved({ locale, lesson, step }: SavedProps) {
  const standing = useProgress((state) => standingOf(state, lesson, step));
  return standing && <Sign standing={standing} text={savedWords[locale].answer[standing]} />;
}

/** The same of what is being written. */
export function SavedDraft({ locale, name }: { locale: Locale; name: string }) {
  const standing = useDraftStanding(name);
  return standing && <Sign standing={standing} text={savedWords[locale].draft[standing]} />;
}

/** Not spoken: the verdict is, and what goes wrong is told by a notice. */
function Sign({ standing, text }: { standing: Standing; text: string }) {
  return (
    <p className="saved" data-saved={standing}>
      {text}
    </p>
  );
}
