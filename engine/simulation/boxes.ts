import type { ElementaryFault } from '../scenario/expandFaults';
import { type BoxEffects, effectsOf } from '../scenario/faultKinds';
import type { BackendSpec, LbSpec } from '../scenario/schema';
import { Station } from './station';

/** up · silent: nothing comes back · refusing: the kernel answers with a reset, since no process listens. */
export type Condition = 'up' | 'silent' | 'refusing';

/** What is, whatever others believe of it. It also calls others, and counts what it has under way. */
abstract class Box {
  /** Faults that hold now, each with what it does. */
  protected readonly faults: { readonly fault: ElementaryFault; readonly effects: BoxEffects }[] = [];
  condition: Condition = 'up';
  /** It leaves with grace. */
  isDraining = false;
  /** Grows when the box loses its memory: connections of an older epoch are unknown to it. */
  epoch = 0;
  /** Calls that it waits for, and how many of them are retries. */
  calling = 0;
  retrying = 0;
  private readonly turns = new Map<string, number>();

  begin(fault: ElementaryFault): void {
    const effects = effectsOf(fault.kind)!;
    this.faults.push({ fault, effects });
    if (effects.forgets) this.forget();
    this.refresh();
  }

  end(fault: ElementaryFault): void {
    this.faults.splice(
      this.faults.findIndex((one) => one.fault === fault),
      1,
    );
    this.refresh();
  }

  forget(): void {
    this.epoch++;
  }

  /** The next turn of a scope, counted from 0. */
  readonly takeTurn = (scope: string): number => {
    const turn = this.turnsTaken(scope);
    this.turns.set(scope, turn + 1);
    return turn;
  };

  turnsTaken(scope: string): number {
    return this.turns.get(scope) ?? 0;
  }

  /** Whether an active health check finds it well: a drained box is taken out by whoever drains it. */
  get answersChecks(): boolean {
    return this.condition === 'up';
  }

  /** It takes connections, and keeps what they bring for its thaw. */
  get isFrozen(): boolean {
    return this.condition === 'silent' && !this.has(({ dropsCarrier }) => dropsCarrier);
  }

  protected has(isSuch: (effects: BoxEffects) => boolean): boolean {
    return this.faults.some(({ effects }) => isSuch(effects));
  }

  /** Works out what the faults of now amount to. */
  protected refresh(): void {
    if (this.has(({ answers }) => answers === 'silent')) this.condition = 'silent';
    else this.condition = this.has(({ answers }) => answers === 'refuses') ? 'refusing' : 'up';
    this.isDraining = this.has(({ drains }) => drains);
  }
}

/** An LB as it is: its cores, and what its faults make of it. */
export class LbBox extends Box {
  readonly cores: Station;
  /** Something keeps it from its place in the routes, or should: it does not serve, or nobody announces it. */
  isOut = false;
  /** It gets no news of the backends. */
  isCutOff = false;

  constructor(
    readonly spec: LbSpec,
    /** Index of its region. */
    readonly region: number,
  ) {
    super();
    this.cores = new Station(spec.cores);
  }

  /** Code in its clients that picks a backend for each request. */
  get isLibrary(): boolean {
    return this.spec.inClients === true && this.spec.tier === 'l7';
  }

  override forget(): void {
    super.forget();
    this.cores.clear();
  }

  protected override refresh(): void {
    super.refresh();
    this.isCutOff = this.has(({ cutsNews }) => cutsNews);
    this.isOut = this.condition !== 'up' || this.has(({ speaker }) => speaker !== 'lives');
  }
}

/** A backend as it is: its workers, and what its faults make of it. */
export class BackendBox extends Box {
  readonly workers: Station;
  /** Service takes so many times as long. */
  slowness = 1;
  /** Shares of its answers that are errors: those that take a usual service time, and those that take none. */
  errorShare = 0;
  instantErrorShare = 0;

  constructor(
    readonly spec: BackendSpec,
    /** Index of its zone in the topology. */
    readonly zone: number,
  ) {
    super();
    this.workers = new Station(spec.concurrency, spec.queue);
  }

  get isDown(): boolean {
    return this.condition !== 'up';
  }

  get tier(): number {
    return this.spec.tier ?? 0;
  }

  override forget(): void {
    super.forget();
    this.workers.clear();
  }

  protected override refresh(): void {
    super.refresh();
    const factorsOf = (isSuch: (effects: BoxEffects) => boolean) =>
      this.faults.flatMap(({ fault, effects }) => (isSuch(effects) ? [fault.factor!] : []));
    this.slowness = factorsOf(({ slows }) => slows).reduce((a, b) => a * b, 1);
    this.errorShare = Math.max(0, ...factorsOf(({ fails }) => fails === 'after-service'));
    this.instantErrorShare = Math.max(0, ...factorsOf(({ fails }) => fails === 'at-once'));
  }
}
