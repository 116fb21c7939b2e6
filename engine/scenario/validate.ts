import { EngineError, requireNumber } from '../errors';
import { isPrime } from '../maglev/core';
import { type FaultTarget, ruleOf } from './faultKinds';
import { L4_CHOICES } from './l4Choices';
import { isDirect, regionsOf } from './regions';
import { type Fault, type Scenario, scenarioSchema } from './schema';
import { requireRunnable } from './size';
import { masterPriorityOf } from './vrrpPriority';

/**
 * An unknown value as a scenario, or an `EngineError` that names the first field that breaks a rule:
 * `topology.lbs[1].zone: expected one of topology.zones (A, B), found "C"`.
 */
export function parseScenario(value: unknown): Scenario {
  const result = checked(value);
  if (!result.success) throw firstProblem(result.error.issues);
  checkReferences(result.data);
  requireRunnable(result.data);
  return result.data;
}

/** The schema compares a list's length before it knows that it is a list, and such a `length` may not compare. */
function checked(value: unknown) {
  try {
    return scenarioSchema.safeParse(value, { reportInput: true });
  } catch {
    throw new EngineError('scenario', typeof value, 'plain data, as JSON has it');
  }
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
  return new EngineError(pathText(issue.path), issue.input, expectedBy(issue));
}

function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text.replace(/^\./, '') || 'scenario';
}

function expectedBy(issue: Issue): string {
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

/** Far below it products of shares are no longer exact. */
const LEAST_SHARE = 1e-6;

/** What a schema of shapes cannot say: names are unique and refer to something. */
function checkReferences(scenario: Scenario): void {
  const { topology, faults, traffic, policies } = scenario;
  for (const list of ['lbs', 'backends', 'clients'] as const) {
    topology[list].forEach((item, index) => {
      requireOneOf(`topology.${list}[${index}].zone`, item.zone, topology.zones, 'topology.zones');
    });
  }
  const nodes = [...topology.lbs, ...topology.backends, ...topology.clients].map((item) => item.id);
  requireUnique('topology.zones', topology.zones);
  requireUnique('topology', nodes);
  if (!topology.clients.some((group) => group.share >= LEAST_SHARE)) {
    throw new EngineError(
      'topology.clients',
      topology.clients.map((group) => group.share),
      `at least one share of ${LEAST_SHARE} or more`,
    );
  }
  checkEntry(scenario);
  checkL4(topology, policies.l4);
  checkEjection(policies.ejection);
  checkZoneWeights(scenario);
  const arrivals = traffic.arrivals;
  if (arrivals.kind === 'spike' && arrivals.untilMs < arrivals.fromMs) {
    throw new EngineError('traffic.arrivals.untilMs', arrivals.untilMs, `at least fromMs (${arrivals.fromMs})`);
  }
  const [least, most] = policies.detection.daemonMs;
  if (least > most) throw new EngineError('policies.detection.daemonMs', [least, most], 'the least before the most');
  checkRegions(scenario);
  faults.forEach((fault, index) => {
    checkFault(scenario, fault, `faults[${index}]`);
  });
}

/** The boxes, or the code in the clients, that an entry kind needs. */
function checkEntry(scenario: Scenario): void {
  const { topology, policies } = scenario;
  const { kind, tiers } = policies.entry;
  const { vrrpPriority } = policies.entry;
  const masterPriority = masterPriorityOf(policies.entry);
  if (masterPriority <= vrrpPriority)
    throw new EngineError('policies.entry.vrrpMasterPriority', masterPriority, `above the backup's (${vrrpPriority})`);
  const boxes = topology.lbs.filter((lb) => !lb.inClients);
  if (kind === 'vrrp' && boxes.length < 2)
    throw new EngineError('topology.lbs', boxes.length, 'two LBs for a VRRP pair');
  if (!isDirect(scenario)) return;
  if (tiers === 'two') throw new EngineError('policies.entry.tiers', tiers, `one: with ${kind} there is no LB between`);
  for (const { zone } of topology.clients) {
    const own = topology.lbs.find((lb) => lb.inClients && lb.zone === zone);
    if (!own || (kind === 'dns' && own.tier !== 'l4'))
      throw new EngineError(
        'topology.lbs',
        own?.tier,
        `an ${kind === 'dns' ? 'L4 ' : ''}LB in the clients of zone ${zone}`,
      );
  }
}

/** Every zone lies in one region, and a region with clients or LBs is not without its router's LBs. */
function checkRegions({ topology }: Scenario): void {
  const { regions, zones } = topology;
  if (!regions) return;
  requireUnique(
    'topology.regions',
    regions.map((region) => region.id),
  );
  requireUnique(
    'topology.regions vips',
    regions.map((region) => region.vip),
  );
  const listed = regions.flatMap((region) => region.zones);
  requireUnique('topology.regions zones', listed);
  for (const zone of listed) requireOneOf('topology.regions zones', zone, zones, 'topology.zones');
  const missing = zones.find((zone) => !listed.includes(zone));
  if (missing !== undefined)
    throw new EngineError('topology.regions', missing, 'a region for every zone: this one has none');
}

function checkFault(scenario: Scenario, fault: Fault, field: string): void {
  const rule = ruleOf(fault.kind);
  const targets = targetsOf(scenario, rule.target);
  requireOneOf(
    `${field}.target`,
    fault.target,
    fault.kind === 'deploy' ? ['', ...targets] : targets,
    rule.target === 'traffic' ? "'' (the traffic)" : 'the ids in the topology',
  );
  if (fault.kind === 'dns-change' && targets.length < 2)
    throw new EngineError(`${field}.kind`, fault.kind, 'another region to point the record at');
  if (rule.factor) requireNumber(`${field}.factor`, fault.factor, ...rule.factor);
  else if (fault.factor !== undefined)
    throw new EngineError(`${field}.factor`, fault.factor, `no factor: ${fault.kind} has none`);
  if (rule.inTurns) requireNumber(`${field}.periodMs`, fault.periodMs, 1, scenario.durationMs);
  else if (fault.periodMs !== undefined)
    throw new EngineError(`${field}.periodMs`, fault.periodMs, `no period: ${fault.kind} has none`);
}

/** The ids that a fault may strike. */
export function targetsOf(scenario: Scenario, target: FaultTarget): readonly string[] {
  const { lbs, backends, zones } = scenario.topology;
  const ids = {
    lb: lbs.flatMap(({ id, inClients }) => (inClients ? [] : [id])),
    backend: backends.map(({ id }) => id),
  };
  return {
    ...ids,
    box: [...ids.lb, ...ids.backend],
    zone: zones,
    region: regionsOf(scenario).map(({ id }) => id),
    traffic: [''],
  }[target];
}

function checkL4(
  { lbs, backends }: Scenario['topology'],
  { choice, tableSize, connectionTracking }: Scenario['policies']['l4'],
): void {
  if (!lbs.some((lb) => lb.tier === 'l4')) return;
  const { hasTable, mustRemember } = L4_CHOICES[choice];
  if (mustRemember && !connectionTracking) {
    throw new EngineError(
      'policies.l4.connectionTracking',
      false,
      `true with ${choice}, which must remember where it sent a flow`,
    );
  }
  if (hasTable && (!isPrime(tableSize) || tableSize < backends.length)) {
    throw new EngineError(
      'policies.l4.tableSize',
      tableSize,
      `a prime of at least ${backends.length}, the number of backends`,
    );
  }
}

function checkEjection(ejection: Scenario['policies']['ejection']): void {
  if (!ejection || ejection.maxEjectionMs >= ejection.baseEjectionMs) return;
  throw new EngineError(
    'policies.ejection.maxEjectionMs',
    ejection.maxEjectionMs,
    `at least baseEjectionMs (${ejection.baseEjectionMs})`,
  );
}

function checkZoneWeights({ topology, policies }: Scenario): void {
  const { localityWeights } = policies.zone;
  if (!localityWeights) return;
  const field = 'policies.zone.localityWeights';
  for (const [index, { zone }] of localityWeights.entries())
    requireOneOf(`${field}[${index}].zone`, zone, topology.zones, 'topology.zones');
  requireUnique(
    field,
    localityWeights.map(({ zone }) => zone),
  );
  const isNamed = (zone: string) => localityWeights.some((one) => one.zone === zone);
  if (topology.zones.every(isNamed) && localityWeights.every(({ weight }) => weight === 0))
    throw new EngineError(field, localityWeights, 'at least one weight above 0');
}

function requireOneOf(field: string, value: string, allowed: readonly string[], what: string): void {
  if (!allowed.includes(value))
    throw new EngineError(field, value, `one of ${what} (${allowed.slice(0, 12).join(', ')})`);
}

function requireUnique(field: string, ids: readonly string[]): void {
  const twice = ids.find((value, index) => ids.indexOf(value) !== index);
  if (twice !== undefined) throw new EngineError(field, twice, 'each id once');
}
