import type { useRun } from '../runner';
import { useWords } from './stageContext';
import './RunStanding.css';

/** What stands in the picture's place while there is no run: progress, a way to stop, or why there is none. */
export function RunStanding({ answer }: { answer: ReturnType<typeof useRun> }) {
  const words = useWords();
  switch (answer.state) {
    case 'running':
      return (
        <div className="waiting">
          <progress value={answer.progress} max={1} aria-label={words.running} />
          <p>{words.running}</p>
          <button type="button" onClick={answer.cancel}>
            {words.cancel}
          </button>
        </div>
      );
    case 'cancelled':
    case 'failed':
      return (
        <div className="waiting is-still" role="alert">
          <p>{answer.state === 'cancelled' ? words.cancelled : words.failed({ why: reasonOf(answer.error) })}</p>
          <button type="button" onClick={answer.again}>
            {words.again}
          </button>
        </div>
      );
    case 'done':
      return null;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
