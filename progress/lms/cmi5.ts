import { type CourseStanding, PASSING } from './courseStanding';
import { duration, type Reporter, rounded } from './reporter';

/** What the LMS adds to the address of the content (cmi5, 8.1). */
const parameters = ['endpoint', 'fetch', 'actor', 'registration', 'activityId'] as const;
export type Cmi5Launch = Readonly<Record<(typeof parameters)[number], string>>;

/** What the browser gives: a way to ask, the time, and names that nobody else gives. */
export interface Surroundings {
  fetch(address: string, request?: RequestInit): Promise<Response>;
  now(): number;
  uuid(): string;
}

const ADL = 'http://adlnet.gov/expapi/verbs/';
const CONTEXTS = 'https://w3id.org/xapi/cmi5/context/categories/';
/** The state in which the content remembers what it has said: each of these once in a registration (cmi5, 9.3). */
const SAID = 'resilient-lb-course';

interface LaunchData {
  readonly contextTemplate?: {
    readonly contextActivities?: { readonly category?: object[] };
    readonly extensions?: object;
  };
  readonly launchMode?: string;
  readonly masteryScore?: number;
}
type Said = { readonly completed?: boolean; readonly passed?: boolean };
type Verb = 'initialized' | 'completed' | 'passed' | 'terminated';

/** The launch that an address carries; undefined where it carries none. */
export function cmi5Launch(search: string): Cmi5Launch | undefined {
  const given = new URLSearchParams(search);
  if (!parameters.every((name) => given.get(name))) return;
  return Object.fromEntries(parameters.map((name) => [name, given.get(name)])) as Cmi5Launch;
}

/**
 * Reports to an LMS by cmi5: statements of xAPI, in the order that it asks for. In a launch to browse or to review only the
 * session is told.
 * Errors: `Error` with the status where the LMS refuses something.
 */
export async function cmi5Reporter(launch: Cmi5Launch, around: Surroundings): Promise<Reporter> {
  const startedMs = around.now();
  const endpoint = launch.endpoint.replace(/\/*$/, '/');
  const actor: unknown = JSON.parse(launch.actor);
  const token = await json(await around.fetch(launch.fetch, { method: 'POST' }), 'the token');
  const headers = {
    authorization: `Basic ${(token as Record<string, string>)['auth-token']}`,
    'x-experience-api-version': '1.0.3',
    'content-type': 'application/json',
  };
  const ask = (path: string, query: object, request: RequestInit = {}) =>
    around.fetch(`${endpoint}${path}?${new URLSearchParams({ ...query })}`, { ...request, headers });
  const state = (stateId: string) => ({
    ...{ stateId, activityId: launch.activityId, agent: launch.actor, registration: launch.registration },
  });

  const launchData = (await json(
    await ask('activities/state', state('LMS.LaunchData')),
    'LMS.LaunchData',
  )) as LaunchData;
  await ask('agents/profile', { profileId: 'cmi5LearnerPreferences', agent: launch.actor });
  const before = await ask('activities/state', state(SAID));
  let said: Said = before.status === 200 ? await before.json() : {};
  const isNormal = (launchData.launchMode ?? 'Normal') === 'Normal';
  const passing = launchData.masteryScore ?? PASSING;

  function statement(verb: Verb, result?: object) {
    const { contextTemplate = {} } = launchData;
    const isOfMoveOn = verb === 'completed' || verb === 'passed';
    const own = ['cmi5', ...(isOfMoveOn ? ['moveon'] : [])].map((name) => ({ id: CONTEXTS + name }));
    const category = [...(contextTemplate.contextActivities?.category ?? []), ...own];
    const context = {
      ...contextTemplate,
      registration: launch.registration,
      contextActivities: { ...contextTemplate.contextActivities, category },
      extensions: {
        ...contextTemplate.extensions,
        ...(verb === 'passed' && { 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore': passing }),
      },
    };
    return JSON.stringify({
      ...{ id: around.uuid(), actor, verb: { id: ADL + verb, display: { en: verb } }, context, result },
      object: { objectType: 'Activity', id: launch.activityId },
      timestamp: new Date(around.now()).toISOString(),
    });
  }

  async function say(verb: Verb, result?: object): Promise<void> {
    const answer = await ask('statements', {}, { method: 'POST', body: statement(verb, result) });
    if (!answer.ok) throw new Error(`cmi5: ${verb}: ${answer.status}`);
  }

  async function sayOnce(what: keyof Said, result: object): Promise<void> {
    if (said[what]) return;
    await say(what, { ...result, duration: duration(around.now() - startedMs) });
    said = { ...said, [what]: true };
    await ask('activities/state', state(SAID), { method: 'PUT', body: JSON.stringify(said) });
  }

  await say('initialized');
  let last = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => {
    last = last.catch(() => {}).then(work);
    return last;
  };

  async function tell({ done, score }: CourseStanding): Promise<void> {
    if (!isNormal || done < 1) return;
    await sayOnce('completed', { completion: true });
    if (score !== null && score >= passing)
      await sayOnce('passed', { success: true, score: { scaled: rounded(score) } });
  }

  return {
    report: (standing) => inTurn(() => tell(standing)),
    end() {
      const result = { duration: duration(around.now() - startedMs) };
      // The page is on its way out: the browser sees to it that this arrives.
      void ask('statements', {}, { method: 'POST', body: statement('terminated', result), keepalive: true });
    },
  };
}

async function json(answer: Response, what: string): Promise<unknown> {
  if (!answer.ok) throw new Error(`cmi5: ${what}: ${answer.status}`);
  return answer.json();
}
