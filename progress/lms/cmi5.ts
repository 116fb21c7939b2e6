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
 * Errors: `Error` with the status and the LMS's own words where it refuses something, which it names.
 */
export async function cmi5Reporter(launch: Cmi5Launch, around: Surroundings): Promise<Reporter> {
  const startedMs = around.now();
  const ask = await asker(launch, around);
  const launchData: LaunchData = await (await must(ask(stateOf(launch, 'LMS.LaunchData')), 'LMS.LaunchData')).json();
  await ask({ path: 'agents/profile', query: { profileId: 'cmi5LearnerPreferences', agent: launch.actor } });
  const said = await rememberedBy(ask, launch);
  const isNormal = (launchData.launchMode ?? 'Normal') === 'Normal';
  const passing = launchData.masteryScore ?? PASSING;

  const lasted = () => ({ duration: duration(around.now() - startedMs) });
  const post = (verb: Verb, result?: object, keepalive = false) => {
    const timed = { id: around.uuid(), timestamp: new Date(around.now()).toISOString() };
    const body = { ...timed, ...statementOf(verb, launch, launchData, passing), result };
    return ask({ path: 'statements', query: {} }, { method: 'POST', body: JSON.stringify(body), keepalive });
  };

  async function sayOnce(what: keyof Said, result: object): Promise<void> {
    if (said.has(what)) return;
    await must(post(what, { ...result, ...lasted() }), what);
    said.add(what);
    // What is not remembered keeps nothing from being said; `tell` tries again, and fails by it.
    await said.keep().catch(() => {});
  }

  async function tell({ done, score }: CourseStanding): Promise<void> {
    if (!isNormal || done < 1) return;
    await sayOnce('completed', { completion: true });
    if (score !== null && score >= passing)
      await sayOnce('passed', { success: true, score: { scaled: rounded(score) } });
    await said.keep();
  }

  await must(post('initialized'), 'initialized');
  let last = Promise.resolve();
  return {
    report(standing) {
      last = last.catch(() => {}).then(() => tell(standing));
      return last;
    },
    end() {
      // The page is on its way out: the browser sees to it that this arrives.
      void post('terminated', lasted(), true);
    },
  };
}

/** A place of the LMS's record store. */
interface Place {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}
type Ask = (place: Place, request?: RequestInit) => Promise<Response>;

/** Asks the LMS with the token that it gives for a launch, once. */
async function asker(launch: Cmi5Launch, around: Surroundings): Promise<Ask> {
  const token = await (await must(around.fetch(launch.fetch, { method: 'POST' }), 'the token')).json();
  const headers = {
    authorization: `Basic ${token['auth-token']}`,
    'x-experience-api-version': '1.0.3',
    'content-type': 'application/json',
  };
  const endpoint = launch.endpoint.replace(/\/*$/, '/');
  return ({ path, query }, request) =>
    around.fetch(`${endpoint}${path}?${new URLSearchParams(query)}`, { ...request, headers });
}

function stateOf({ activityId, actor, registration }: Cmi5Launch, stateId: string): Place {
  return { path: 'activities/state', query: { stateId, activityId, agent: actor, registration } };
}

/** What was said once for all in this registration, as the LMS remembers it from one session to the next. */
async function rememberedBy(ask: Ask, launch: Cmi5Launch) {
  const place = stateOf(launch, SAID);
  const before = await ask(place);
  let said: Said = before.status === 200 ? await before.json() : {};
  let kept = said;
  return {
    has: (what: keyof Said) => said[what],
    add(what: keyof Said) {
      said = { ...said, [what]: true };
    },
    /** Rejects where the LMS does not take it. */
    async keep(): Promise<void> {
      if (kept === said) return;
      const body = JSON.stringify(said);
      await must(ask(place, { method: 'PUT', body }), `${SAID} = ${body}`);
      kept = said;
    },
  };
}

/** What a statement says, whenever it is said. */
function statementOf(verb: Verb, { actor, registration, activityId }: Cmi5Launch, data: LaunchData, passing: number) {
  const { contextTemplate = {} } = data;
  const isOfMoveOn = verb === 'completed' || verb === 'passed';
  const own = ['cmi5', ...(isOfMoveOn ? ['moveon'] : [])].map((name) => ({ id: CONTEXTS + name }));
  const category = [...(contextTemplate.contextActivities?.category ?? []), ...own];
  return {
    actor: JSON.parse(actor) as unknown,
    verb: { id: ADL + verb, display: { en: verb } },
    object: { objectType: 'Activity', id: activityId },
    context: {
      ...contextTemplate,
      registration,
      contextActivities: { ...contextTemplate.contextActivities, category },
      extensions: {
        ...contextTemplate.extensions,
        ...(verb === 'passed' && { 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore': passing }),
      },
    },
  };
}

/** As much of an LMS's own words as fits a line of the page. */
const MOST_CHARS = 300;

async function must(asked: Promise<Response>, what: string): Promise<Response> {
  const answer = await asked;
  if (answer.ok) return answer;
  throw new Error(`cmi5: ${what}: ${answer.status} "${(await answer.text()).slice(0, MOST_CHARS)}"`);
}
