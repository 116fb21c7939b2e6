import type { Scenario } from '../scenario/schema';
import { parseScenario } from '../scenario/validate';
import { BackendBox, LbBox } from './boxes';
import { Connections, type Network } from './connections';
import { Control } from './control';
import { EVENT } from './eventKinds';
import { EventQueue } from './eventQueue';
import { L4Table } from './l4Table';
import { Recorder } from './recorder';
import { Rotation } from './rotation';
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
  const valid = parseScenario(scenario);
  const net = network(valid);
  const connections = new Connections(net);
  const control = new Control(net, connections);
  control.begin();
  connections.begin();
  return new Stepper(net, connections, control);
}

/** Runs a scenario from its start to its end. Throws as `start` does. */
export function simulate(scenario: Scenario): Run {
  const simulation = start(scenario);
  while (!simulation.advance(Number.MAX_SAFE_INTEGER));
  return simulation.finish();
}

function network(scenario: Scenario): Network {
  const { lbs, backends, zones } = scenario.topology;
  const traffic = new Traffic(scenario);
  const router = new Router(scenario);
  const all = backends.map(() => true);
  return {
    scenario,
    traffic,
    router,
    queue: new EventQueue(),
    recorder: new Recorder(scenario, traffic.expectedFlows),
    lbs: lbs.map((spec) => new LbBox(spec)),
    backends: backends.map((spec) => new BackendBox(spec, zones.indexOf(spec.zone))),
    rotation: new Rotation(scenario, all, router.routed),
    l4: new L4Table(scenario, all),
  };
}

class Stepper implements Simulation {
  handled = 0;
  private isOver = false;

  constructor(
    private readonly net: Network,
    private readonly connections: Connections,
    private readonly control: Control,
  ) {}

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
    const { connections, control } = this;
    switch (kind) {
      case EVENT.arrival:
        return connections.arrive(tMs);
      case EVENT.syn:
        return connections.syn(arg, tMs);
      case EVENT.hello:
        return connections.hello(arg, tMs);
      case EVENT.request:
        return connections.request(arg, tMs);
      case EVENT.answer:
        return connections.answer(arg, tMs);
      case EVENT.fault:
        return control.fault(arg, tMs);
      case EVENT.faultOver:
        return control.faultOver(arg, tMs);
      case EVENT.notice:
        return control.notice(arg, tMs);
      case EVENT.lbReturn:
        return control.lbReturn(arg, tMs);
      case EVENT.backendNotice:
        return control.backendNotice(arg, tMs);
      case EVENT.upkeep:
        return control.upkeep(tMs);
    }
  }
}
