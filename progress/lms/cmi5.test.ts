import { describe, expect, it } from 'vitest';
import { type Cmi5Launch, cmi5Launch, cmi5Reporter } from './cmi5';

const launch: Cmi5Launch = {
  endpoint: 'https://lms.example/xapi',
  fetch: 'https://lms.example/token?once',
  actor: JSON.stringify({ objectType: 'Agent', account: { homePage: 'https://lms.example', name: 'learner' } }),
  registration: '6c3a8f0e-0000-4000-8000-000000000001',
  activityId: 'https://lms.example/course/1',
};

interface Statement {
  readonly verb: { id: string };
  readonly context: { registration: string; contextActivities: { category: { id: string }[] }; extensions: object };
  readonly result?: { score?: { scaled: number }; duration?: string };
}

/** As much of an LMS as cmi5 asks of one: a token for one launch, state, statements in an order that it checks. */
class Lms {
  readonly statements: Statement[] = [];
  readonly state = new Map<string, string>();
  tokens = 1;
  /** How many times it refuses to remember something. */
  refusals = 0;

  constructor(launchData: object = {}) {
    const contextTemplate = {
      contextActivities: { grouping: [{ id: 'https://lms.example/course' }] },
      extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': 'session' },
    };
    this.state.set('LMS.LaunchData', JSON.stringify({ contextTemplate, launchMode: 'Normal', ...launchData }));
  }

  fetch = async (address: string, { method = 'GET', body, headers }: RequestInit = {}): Promise<Response> => {
    if (address === launch.fetch) {
      this.tokens -= 1;
      return this.tokens < 0 ? new Response('used', { status: 401 }) : Response.json({ 'auth-token': 'abc' });
    }
    const given = new Headers(headers);
    expect(given.get('authorization')).toBe('Basic abc');
    expect(given.get('x-experience-api-version')).toMatch(/^1\.0/);
    const { pathname, searchParams } = new URL(address);
    if (pathname === '/xapi/agents/profile') return new Response('', { status: 404 });
    if (pathname === '/xapi/activities/state') return this.#states(searchParams, method, String(body));
    expect([pathname, method]).toEqual(['/xapi/statements', 'POST']);
    this.statements.push(JSON.parse(String(body)));
    return Response.json(['id']);
  };

  #states(query: URLSearchParams, method: string, body: string): Response {
    expect(query.get('registration')).toBe(launch.registration);
    const id = query.get('stateId') ?? '';
    if (method === 'PUT' && this.refusals > 0) {
      this.refusals -= 1;
      return new Response('try later', { status: 503 });
    }
    if (method === 'PUT') {
      this.state.set(id, body);
      return new Response(null, { status: 204 });
    }
    const found = this.state.get(id);
    return found === undefined ? new Response('', { status: 404 }) : new Response(found);
  }

  get said(): string[] {
    return this.statements.map(({ verb }) => verb.id.split('/').at(-1) ?? '');
  }
}

const reporterTo = (lms: Lms) => {
  let names = 0;
  lms.tokens = 1;
  const uuid = () => `00000000-0000-4000-8000-${String(names++).padStart(12, '0')}`;
  return cmi5Reporter(launch, { fetch: lms.fetch, now: () => 60_000, uuid });
};

describe('to an LMS with cmi5', () => {
  it('completion and score arrive in the order of the standard, each once', async () => {
    const lms = new Lms();
    const reporter = await reporterTo(lms);
    await reporter.report({ done: 0.5, score: 0.9 });
    await reporter.report({ done: 1, score: 0.6 });
    await Promise.all([reporter.report({ done: 1, score: 0.8 }), reporter.report({ done: 1, score: 0.8 })]);
    reporter.end();
    expect(lms.said).toEqual(['initialized', 'completed', 'passed', 'terminated']);
    expect(lms.statements[2]?.result?.score?.scaled).toBe(0.8);
  });

  it('every statement bears what the LMS gave for the session, and its categories', async () => {
    const lms = new Lms();
    const reporter = await reporterTo(lms);
    await reporter.report({ done: 1, score: 1 });
    const categories = lms.statements.map(({ context }) =>
      context.contextActivities.category.map(({ id }) => id.split('/').at(-1)),
    );
    expect(categories).toEqual([['cmi5'], ['cmi5', 'moveon'], ['cmi5', 'moveon']]);
    for (const { context } of lms.statements) {
      expect(context.registration).toBe(launch.registration);
      expect(context).toMatchObject({ contextActivities: { grouping: [{ id: 'https://lms.example/course' }] } });
      expect(context.extensions).toHaveProperty(['https://w3id.org/xapi/cmi5/context/extensions/sessionid'], 'session');
    }
    expect(lms.statements[2]?.context.extensions).toHaveProperty(
      ['https://w3id.org/xapi/cmi5/context/extensions/masteryscore'],
      0.7,
    );
  });

  it('what was said in an earlier session is not said again', async () => {
    const lms = new Lms();
    await (await reporterTo(lms)).report({ done: 1, score: 0.1 });
    await (await reporterTo(lms)).report({ done: 1, score: 0.9 });
    expect(lms.said).toEqual(['initialized', 'completed', 'initialized', 'passed']);
  });

  it('what the LMS did not remember is told, holds up nothing, and is given to it again', async () => {
    const lms = new Lms();
    lms.refusals = 3;
    const reporter = await reporterTo(lms);
    await expect(reporter.report({ done: 1, score: 0.9 })).rejects.toThrow(
      'cmi5: resilient-lb-course = {"completed":true,"passed":true}: 503 "try later"',
    );
    expect(lms.said).toEqual(['initialized', 'completed', 'passed']);
    await reporter.report({ done: 1, score: 0.9 });
    await (await reporterTo(lms)).report({ done: 1, score: 0.9 });
    expect(lms.said).toEqual(['initialized', 'completed', 'passed', 'initialized']);
  });

  it('the LMS says from which score the course is passed', async () => {
    const lms = new Lms({ masteryScore: 0.95 });
    await (await reporterTo(lms)).report({ done: 1, score: 0.9 });
    expect(lms.said).toEqual(['initialized', 'completed']);
  });

  it('a launch to review tells the session and no more', async () => {
    const lms = new Lms({ launchMode: 'Review' });
    const reporter = await reporterTo(lms);
    await reporter.report({ done: 1, score: 1 });
    reporter.end();
    expect(lms.said).toEqual(['initialized', 'terminated']);
  });

  it('a launch address that was used before is refused with the LMS’s status and words', async () => {
    const lms = new Lms();
    await reporterTo(lms);
    const again = cmi5Reporter(launch, { fetch: lms.fetch, now: () => 0, uuid: () => '' });
    await expect(again).rejects.toThrow('cmi5: the token: 401 "used"');
  });
});

it('an address carries a launch whole or not at all', () => {
  expect(cmi5Launch(`?${new URLSearchParams({ ...launch })}`)).toEqual(launch);
  const { registration: _, ...rest } = launch;
  expect(cmi5Launch(`?${new URLSearchParams(rest)}`)).toBeUndefined();
});
