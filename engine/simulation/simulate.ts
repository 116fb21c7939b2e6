import { expectedFlows } from '../scenario/arrivalRate';
import { regionOfZone, regionsOf } from '../scenario/regions';
import type { Scenario } from '../scenario/schema';
import { parseScenario } from '../scenario/validate';
import { Balancing } from './balancing';
import { BackendBox, LbBox } from './boxes';
import { Connections } from './connections';
import { Control } from './control';
import { Dns } from './dns';
import { EVENT } from './eventKinds';
import { EventQueue } from './eventQueue';
import { Guards } from './guards';
import { Lists } from './lists';
import type { Network } from './network';
import { Path } from './path';
import { Recorder } from './recorder';
import { Requests } from './requests';
import { Router } from './router';
import type { Run } from './run';
import { Traffic } from './traffic';

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
  private readonly connections: Connections;
  private readonly requests: Requests;
  private readonly control: Control;
  private readonly guards: Guards;

  constructor(private readonly net: Network) {
    this.guards = new Guards(net.scenario, net.recorder, net.lbs, (lb, tMs) => this.control.ejectionsChanged(lb, tMs));
    const lists = new Lists(net, this.guards);
    lists.refreshAll();
    const path = new Path(net);
    this.requests = new Requests(net, this.guards);
    this.connections = new Connections(net, path, this.requests);
    this.control = new Control(net, this.connections, path, lists);
    this.control.begin();
    this.connections.begin();
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
        this.handle(queue.kind, queue.arg, queue.tMs);
        this.handled++;
      }
    }
    return this.isOver;
  }

  finish(): Run {
    return this.net.recorder.finish();
  }

  private handle(kind: number, arg: number, tMs: number): void {
    const { connections, requests } = this;
    switch (kind) {
      case EVENT.arrival:
        return connections.arrive(tMs);
      case EVENT.syn:
        return connections.syn(arg, tMs);
      case EVENT.hello:
        return connections.hello(arg, tMs);
      case EVENT.request:
        return connections.request(arg, tMs);
      case EVENT.callDone:
        return requests.done(arg, tMs);
      case EVENT.callTimeout:
        return requests.timeout(arg, tMs);
      case EVENT.callAgain:
        return requests.again(arg, tMs);
      case EVENT.ejectionSweep:
        this.guards.sweep(tMs);
        return this.net.queue.push(tMs + this.net.scenario.policies.ejection!.intervalMs, EVENT.ejectionSweep, 0);
      default:
        return this.handleControl(kind, arg, tMs);
    }
  }

  private handleControl(kind: number, arg: number, tMs: number): void {
    const { control } = this;
    switch (kind) {
      case EVENT.fault:
        return control.fault(arg, tMs);
      case EVENT.faultOver:
        return control.faultOver(arg, tMs);
      case EVENT.notice:
        return control.notice(arg, tMs);
      case EVENT.drained:
        return control.drained(arg);
      case EVENT.lbReturn:
        return control.lbReturn(arg, tMs);
      case EVENT.listUpdate:
        return control.listUpdate(arg, tMs);
      case EVENT.proxyNotice:
        return control.proxyNotice(arg, tMs);
      case EVENT.backendNotice:
        return control.backendNotice(arg, tMs);
      case EVENT.dnsNotice:
        return control.dnsNotice(arg, tMs);
      case EVENT.upkeep:
        return control.upkeep(tMs);
    }
  }
}
