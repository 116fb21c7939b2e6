import { PASSING } from './courseStanding';
import { duration, type Reporter, rounded } from './reporter';

/** The run-time API of SCORM 2004 (IEEE 1484.11.2), as an LMS puts it into a window around the content. */
export interface ScormApi {
  Initialize(nothing: ''): string;
  Terminate(nothing: ''): string;
  GetValue(element: string): string;
  SetValue(element: string, value: string): string;
  Commit(nothing: ''): string;
  GetLastError(): string;
}

interface Framed {
  readonly API_1484_11?: ScormApi;
  readonly parent?: Framed | null;
  readonly opener?: Framed | null;
}

/** The standard bids to look no further. */
const MOST_PARENTS = 500;

/** The API in the windows around one, then in those around the window that opened it; undefined: there is none. */
export function findScorm(from: Framed): ScormApi | undefined {
  return around(from) ?? (from.opener ? around(from.opener) : undefined);
}

function around(from: Framed): ScormApi | undefined {
  let place: Framed = from;
  for (let step = 0; step < MOST_PARENTS; step++) {
    try {
      if (place.API_1484_11) return place.API_1484_11;
    } catch {
      // A window of another host, which says nothing; one further out may be the LMS's.
    }
    if (!place.parent || place.parent === place) return;
    place = place.parent;
  }
  return;
}

/**
 * Reports to an LMS by SCORM 2004. What it has is never taken back, be it from another device, which may know more, or from
 * a better answer of before: of each figure it has the best.
 * Errors: `Error` with the API's code where it refuses the session or a value, which it names.
 */
export function scormReporter(api: ScormApi, now: () => number): Reporter {
  const startedMs = now();
  const must = (answer: string, what: string) => {
    if (String(answer) !== 'true') throw new Error(`SCORM: ${what}: error ${api.GetLastError()}`);
  };
  const set = (element: string, value: string | number) =>
    must(api.SetValue(element, String(value)), `${element} = ${value}`);
  must(api.Initialize(''), 'Initialize');
  let bestDone = Number(api.GetValue('cmi.progress_measure')) || 0;
  // Where it has none, below every score: one of 0 is told too.
  let bestScore = Number(api.GetValue('cmi.score.scaled') || -1);
  const isComplete = () => api.GetValue('cmi.completion_status') === 'completed';
  const isPassed = () => api.GetValue('cmi.success_status') === 'passed';
  if (!isComplete()) set('cmi.completion_status', 'incomplete');

  return {
    async report({ done, score }) {
      if (done > bestDone) {
        bestDone = done;
        set('cmi.progress_measure', rounded(done));
      }
      if (done === 1) set('cmi.completion_status', 'completed');
      if (score !== null && score > bestScore) {
        set('cmi.score.min', 0);
        set('cmi.score.max', 100);
        set('cmi.score.raw', rounded(score * 100));
        set('cmi.score.scaled', rounded(score));
        bestScore = score;
      }
      if (bestScore >= 0 && isComplete() && !isPassed())
        set('cmi.success_status', bestScore >= PASSING ? 'passed' : 'failed');
      must(api.Commit(''), 'Commit');
    },
    end() {
      set('cmi.session_time', duration(now() - startedMs));
      set('cmi.exit', isComplete() ? 'normal' : 'suspend');
      must(api.Terminate(''), 'Terminate');
    },
  };
}
