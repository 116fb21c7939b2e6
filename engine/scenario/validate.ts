import { EngineError } from '../errors';
import { isPrime } from '../maglev/core';
import { type Scenario, scenarioSchema } from './schema';

/**
 * An unknown value as a scenario, or an `EngineError` that names the first field that breaks a rule:
 * `topology.lbs[1].zone: expected one of topology.zones (A, B), found "C"`.
 */
export function parseScenario(value: unknown): Scenario {
  const result = scenarioSchema.safeParse(value, { reportInput: true });
  if (!result.success) throw firstProblem(result.error.issues);
  checkReferences(result.data);
  return result.data;
}

type Issue = { code?: string; path: PropertyKey[]; message: string; input?: unknown; [key: string]: unknown };

function firstProblem(issues: readonly unknown[]): EngineError {
  const issue = issues[0] as Issue;
  if (issue.code === 'unrecognized_keys') {
    const key = (issue.keys as string[])[0] ?? '';
    return new EngineError(
      pathText([...issue.path, key]),
      (issue.input as Record<string, unknown> | undefined)?.[key],
      'no such field',
    );
  }
  return new EngineError(pathText(issue.path), issue.input, ruleOf(issue));
}

function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text.replace(/^\./, '') || 'scenario';
}

function ruleOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return article(issue.expected === 'int' ? 'integer' : String(issue.expected));
    case 'too_small':
      return Array.isArray(issue.input) ? `at least ${issue.minimum} items` : `at least ${issue.minimum}`;
    case 'too_big':
      return Array.isArray(issue.input) ? `at most ${issue.maximum} items` : `at most ${issue.maximum}`;
    case 'invalid_value':
      return `one of ${(issue.values as unknown[]).map((value) => JSON.stringify(value)).join(', ')}`;
    case 'invalid_union':
      return issue.discriminator ? `a known ${String(issue.discriminator)}` : 'one of the values allowed here';
    default:
      return issue.message;
  }
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** What a schema of shapes cannot say: names are unique and refer to something. */
function checkReferences({ topology, faults, traffic, policies }: Scenario): void {
  for (const list of ['lbs', 'backends', 'clients'] as const) {
    topology[list].forEach((item, index) => {
      requireOneOf(`topology.${list}[${index}].zone`, item.zone, topology.zones, 'topology.zones');
    });
  }
  const nodes = [...topology.lbs, ...topology.backends, ...topology.clients].map((item) => item.id);
  requireUnique('topology.zones', topology.zones);
  requireUnique('topology', nodes);
  if (!topology.clients.some((group) => group.share > 0)) {
    throw new EngineError(
      'topology.clients',
      topology.clients.map((group) => group.share),
      'at least one share above 0',
    );
  }
  if (policies.entry.kind === 'vrrp' && topology.lbs.length < 2) {
    throw new EngineError('topology.lbs', topology.lbs.length, 'two LBs for a VRRP pair');
  }
  checkL4(topology, policies.l4);
  const arrivals = traffic.arrivals;
  if (arrivals.kind === 'spike' && arrivals.untilMs < arrivals.fromMs) {
    throw new EngineError('traffic.arrivals.untilMs', arrivals.untilMs, `at least fromMs (${arrivals.fromMs})`);
  }
  faults.forEach((fault, index) => {
    const targets =
      fault.kind === 'spike'
        ? ['']
        : (fault.kind === 'backend-crash' ? topology.backends : topology.lbs).map((item) => item.id);
    requireOneOf(
      `faults[${index}].target`,
      fault.target,
      targets,
      fault.kind === 'spike' ? "'' (the traffic)" : 'the ids in the topology',
    );
    if ((fault.kind === 'spike') !== (fault.factor !== undefined)) {
      throw new EngineError(
        `faults[${index}].factor`,
        fault.factor,
        fault.kind === 'spike' ? 'a factor for a spike' : 'no factor: only a spike has one',
      );
    }
  });
}

function checkL4(
  { lbs, backends }: Scenario['topology'],
  { choice, tableSize, connectionTracking }: Scenario['policies']['l4'],
): void {
  if (!lbs.some((lb) => lb.tier === 'l4')) return;
  if (choice === 'round-robin' && !connectionTracking) {
    throw new EngineError(
      'policies.l4.connectionTracking',
      false,
      'true with round-robin, which must remember where it sent a flow',
    );
  }
  if (choice === 'maglev' && (!isPrime(tableSize) || tableSize < backends.length)) {
    throw new EngineError(
      'policies.l4.tableSize',
      tableSize,
      `a prime of at least ${backends.length}, the number of backends`,
    );
  }
}

function requireOneOf(field: string, value: string, allowed: readonly string[], what: string): void {
  if (!allowed.includes(value))
    throw new EngineError(field, value, `one of ${what} (${allowed.slice(0, 12).join(', ')})`);
}

function requireUnique(field: string, ids: readonly string[]): void {
  const twice = ids.find((value, index) => ids.indexOf(value) !== index);
  if (twice !== undefined) throw new EngineError(field, twice, 'each id once');
}
