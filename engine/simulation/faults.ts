import { type ElementaryFault, expandFaults } from '../scenario/expandFaults';
import { type BoxEffects, effectsOf, type RecordKind, ruleOf } from '../scenario/faultKinds';
import type { Checks } from './checks';
import { EVENT } from './eventKinds';
import type { Failovers } from './failovers';
import type { Network } from './network';
import type { RecordWatch } from './recordWatch';
import type { Routes } from './routes';
import type { Service } from './service';

type RecordChange = (records: RecordWatch, region: number, isOut: boolean, tMs: number) => void;

/** What each fault of a record does to it when it begins, and when it is over. */
const RECORD_CHANGES: Readonly<Record<RecordKind, RecordChange>> = {
  'dns-change': (records, region, isOut, tMs) => records.change(region, 'moved', isOut, tMs),
};

const isOfRecord = (fault: ElementaryFault): fault is ElementaryFault & { kind: RecordKind } =>
  ruleOf(fault.kind).effects === 'record';

/** What happens to boxes, by the effects of each fault, and who is set watching when it does. */
export class Faults {
  private readonly faults: readonly ElementaryFault[];
  private readonly active = new Set<ElementaryFault>();

  constructor(
    private readonly net: Network,
    private readonly checks: Checks,
    private readonly service: Service,
    private readonly failovers: Failovers,
    private readonly routes: Routes,
    private readonly records: RecordWatch,
  ) {
    this.faults = expandFaults(net.scenario);
    this.faults.forEach((fault, index) => {
      net.queue.push(fault.atMs, EVENT.fault, index);
      if (fault.forMs !== null) net.queue.push(fault.atMs + fault.forMs, EVENT.faultOver, index);
    });
  }

  begin(index: number, tMs: number): void {
    const fault = this.faults[index]!;
    this.active.add(fault);
    this.net.recorder.event({ tMs, kind: 'fault', fault });
    const effects = effectsOf(fault.kind);
    if (!effects) return this.point(fault, true, tMs);
    const backend = this.indexIn(this.net.backends, fault);
    if (backend >= 0) this.beginAtBackend(fault, effects, index, backend, tMs);
    else this.beginAtLb(fault, effects, index, this.indexIn(this.net.lbs, fault), tMs);
  }

  over(index: number, tMs: number): void {
    const fault = this.faults[index]!;
    this.active.delete(fault);
    this.net.recorder.event({ tMs, kind: 'fault-over', fault });
    const effects = effectsOf(fault.kind);
    if (!effects) return this.point(fault, false, tMs);
    const backend = this.indexIn(this.net.backends, fault);
    if (backend >= 0) this.endAtBackend(fault, backend, tMs);
    else this.endAtLb(fault, effects, this.indexIn(this.net.lbs, fault), tMs);
  }

  /** A signal of an LB's fault arrives, unless the fault is over. */
  notice(index: number, tMs: number): void {
    const fault = this.faults[index]!;
    if (!this.active.has(fault)) return;
    this.routes.notice(fault, this.indexIn(this.net.lbs, fault), tMs);
    this.records.look(tMs);
  }

  /** The grace of a drain is over, unless the drain is. */
  drained(index: number): void {
    if (this.active.has(this.faults[index]!)) this.service.drained(this.faults[index]!);
  }

  private beginAtBackend(
    fault: ElementaryFault,
    effects: BoxEffects,
    index: number,
    backend: number,
    tMs: number,
  ): void {
    this.net.backends[backend]!.begin(fault);
    this.watchBackend(backend, tMs);
    if (effects.drains) this.service.drain(backend, index, tMs);
  }

  private endAtBackend(fault: ElementaryFault, backend: number, tMs: number): void {
    this.net.backends[backend]!.end(fault);
    this.watchBackend(backend, tMs);
    this.service.refreshBackend(backend, tMs);
  }

  /** Its callers see it by their calls; health checks find out; a bare DNS record changes when somebody sees to it. */
  private watchBackend(backend: number, tMs: number): void {
    this.net.queue.push(tMs, EVENT.backendChanged, backend);
    const { entry, dns } = this.net.scenario.policies;
    if (entry.kind !== 'dns') this.checks.watchBackend(backend, tMs);
    else if (dns.failoverMs !== null) this.net.queue.push(tMs + dns.failoverMs, EVENT.recordChange, backend);
  }

  private beginAtLb(fault: ElementaryFault, effects: BoxEffects, index: number, lb: number, tMs: number): void {
    const box = this.net.lbs[lb]!;
    if (effects.cutsNews) return box.begin(fault);
    this.failovers.begin(fault, lb);
    box.begin(fault);
    this.checks.watchLb(lb, tMs);
    this.service.refreshLb(lb, tMs);
    this.routes.watch(fault, index, lb, tMs);
    this.records.look(tMs);
  }

  private endAtLb(fault: ElementaryFault, effects: BoxEffects, lb: number, tMs: number): void {
    this.net.lbs[lb]!.end(fault);
    if (effects.cutsNews) return this.service.hear(lb, tMs);
    this.checks.watchLb(lb, tMs);
    this.service.refreshLb(lb, tMs);
    this.routes.repaired(lb, tMs);
    this.records.look(tMs);
  }

  /** A fault of no box: of a region's record, or of the traffic, which the arrivals know of. */
  private point(fault: ElementaryFault, isOut: boolean, tMs: number): void {
    if (!isOfRecord(fault)) return;
    const region = this.net.regions.findIndex(({ id }) => id === fault.target);
    RECORD_CHANGES[fault.kind](this.records, region, isOut, tMs);
  }

  private indexIn(boxes: readonly { readonly spec: { readonly id: string } }[], { target }: ElementaryFault): number {
    return boxes.findIndex(({ spec }) => spec.id === target);
  }
}
