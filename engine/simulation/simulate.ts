import { expectedFlows } from '../scenario/arrivalRate';
import { regionOfZone, regionsOf } from '../scenario/regions';
import type { Scenario } from '../scenario/schema';
import { parseScenario } from '../scenario/validate';
import { Balancing } from './balancing';
import { BackendBox, LbBox } from './boxes';
import { Checks } from './checks';
import { Connections } from './connections';
import { Dns } from './dns';
import { byKind, EVENT, type Handlers } from './eventKinds';
import { EventQueue } from './eventQueue';
import { Failovers } from './failovers';
import { Faults } from './faults';
import { Guards } from './guards';
import { Lists } from './lists';
import type { Network } from './network';
import { Path } from './path';
import { Recorder } from './recorder';
import { RecordWatch } from './recordWatch';
import { Requests } from './requests';
import { Router } from './router';
import { Routes } from './routes';
import type { Run } from './run';
import { Service } from './service';
import { Traffic } from './traffic';
import { Worlds } from './worlds';

/** A run under way. */
export interface Simulation {
  /** Handles up to so many events; true when the run is over. */
  advance(maxEvents: number): boolean;
  /** Share of the scenario's time that has passed. */
  readonly progress: number;
  /** Events handled so far. */
  readonly handled: number;
  /** The run; to be asked when it is over. */
  finish(): Run;
}

/**
 * Begins to run a scenario. The run is a pure function of the scenario: the same bytes in every JavaScript engine.
 * Throws EngineError naming the field if the scenario does not validate.
 */
export function start(scenario: Scenario): Simulation {
  return new Stepper(networkOf(parseScenario(scenario)));
}

/** Runs a scenario from its start to its end. Throws as `start` does. */
export function simulate(scenario: Scenario): Run {
  const simulation = start(scenario);
  while (!simulation.advance(Number.MAX_SAFE_INTEGER));
  return simulation.finish();
}

function networkOf(scenario: Scenario): Network {
  const { lbs, backends, zones } = scenario.topology;
  const traffic = new Traffic(scenario);
  const regions = regionsOf(scenario);
  const boxes = lbs.map((spec) => new LbBox(spec, regionOfZone(scenario, spec.zone)));
  const routers = regions.map((region) => new Router(scenario, region));
  return {
    scenario,
    regions,
    traffic,
    queue: new EventQueue(),
    recorder: new Recorder(scenario, expectedFlows(scenario)),
    dns: new Dns(scenario, routers, traffic),
    routers,
    lbs: boxes,
    backends: backends.map((spec) => new BackendBox(spec, zones.indexOf(spec.zone))),
    views: [],
    balancing: boxes.map((box, lb) => new Balancing(scenario, box, lb)),
  };
}

class Stepper implements Simulation {
  handled = 0;
  private isOver = false;
  private readonly handlers: ReturnType<typeof byKind>;

  constructor(private readonly net: Network) {
    this.handlers = byKind(handlersOf(net));
  }

  get progress(): number {
    return this.isOver ? 1 : Math.min(1, this.net.queue.tMs / this.net.scenario.durationMs);
  }

  advance(maxEvents: number): boolean {
    const { queue, scenario, recorder } = this.net;
    for (let left = maxEvents; left > 0 && !this.isOver; left--) {
      // An event at the very end still belongs to the run.
      if (!queue.pop() || queue.tMs > scenario.durationMs) this.isOver = true;
      else {
        recorder.advanceTo(queue.tMs);
        this.handlers[queue.kind]!(queue.arg, queue.tMs);
        this.handled++;
      }
    }
    return this.isOver;
  }

  finish(): Run {
    return this.net.recorder.finish();
  }
}

/** Puts the parts of a run together, plans its first events, and says which part each kind of event is for. */
function handlersOf(net: Network): Handlers {
  const { scenario, recorder, queue } = net;
  const guards = new Guards(
    scenario,
    recorder,
    net.lbs,
    (lb, tMs) => {
      lists.refresh(lb);
      worlds.record(tMs);
    },
    (backend, tMs) => checks.watchBackend(backend, tMs),
  );
  const lists = new Lists(net, guards);
  lists.refreshAll();
  const worlds = new Worlds(net, lists);
  worlds.record(0);
  const path = new Path(net);
  const requests = new Requests(net, guards);
  const connections = new Connections(net, path, requests);
  const failovers = new Failovers(net, connections, path, lists, worlds);
  const routes = new Routes(net, failovers);
  const service = new Service(net, lists, failovers, worlds);
  const checks = new Checks(net, guards, service);
  const records = new RecordWatch(net, lists);
  const faults = new Faults(net, checks, service, failovers, routes, records);
  if (scenario.policies.ejection) queue.push(0, EVENT.ejectionSweep, 0);
  connections.begin();
  return {
    arrival: (_, tMs) => connections.arrive(tMs),
    syn: (slot, tMs) => connections.syn(slot, tMs),
    hello: (slot, tMs) => connections.hello(slot, tMs),
    request: (slot, tMs) => connections.request(slot, tMs),
    callDone: (call, tMs) => requests.done(call, tMs),
    callTimeout: (call, tMs) => requests.timeout(call, tMs),
    callAgain: (call, tMs) => requests.again(call, tMs),
    deadline: (call, tMs) => requests.deadline(call, tMs),
    backendChanged: (backend, tMs) => requests.backendChanged(backend, tMs),
    fault: (index, tMs) => faults.begin(index, tMs),
    faultOver: (index, tMs) => faults.over(index, tMs),
    notice: (index, tMs) => faults.notice(index, tMs),
    drained: (index) => faults.drained(index),
    lbReturn: (lb, tMs) => {
      routes.lbReturn(lb, tMs);
      records.look(tMs);
    },
    listUpdate: (lb, tMs) => {
      service.hear(lb, tMs);
      records.look(tMs);
    },
    probe: (target, tMs) => checks.probe(target, tMs),
    probeDone: (result, tMs) => {
      checks.probeDone(result, tMs);
      records.look(tMs);
    },
    recordChange: (backend, tMs) => service.recordChange(backend, tMs),
    dnsNotice: (region, tMs) => records.notice(region, tMs),
    upkeep: (_, tMs) => routes.upkeep(tMs),
    ejectionSweep: (_, tMs) => {
      guards.sweep(tMs);
      queue.push(tMs + scenario.policies.ejection!.intervalMs, EVENT.ejectionSweep, 0);
    },
  };
}
