import type { ElementaryFault, ElementaryKind } from '../scenario/expandFaults';
import type { BackendSpec, LbSpec } from '../scenario/schema';
import { Station } from './station';

/** up · silent: nothing comes back · refusing: the kernel answers with a reset, since no process listens. */
export type Condition = 'up' | 'silent' | 'refusing';

const CONDITION_UNDER: Readonly<Partial<Record<ElementaryKind, Condition>>> = {
  'lb-crash': 'silent',
  'lb-hang': 'silent',
  'link-down': 'silent',
  'proxy-death': 'refusing',
};

/** Faults that take the memory of the box with them. */
const FORGETS: ReadonlySet<ElementaryKind> = new Set(['lb-crash', 'proxy-death', 'backend-crash']);

/** What is, whatever others believe of it. It also calls others, and counts what it has under way. */
abstract class Box {
  /** Faults that hold now. */
  protected readonly faults: ElementaryFault[] = [];
  /** Grows when the box loses its memory: connections of an older epoch are unknown to it. */
  epoch = 0;
  /** Calls that it waits for, and how many of them are retries. */
  calling = 0;
  retrying = 0;
  private readonly turns = new Map<string, number>();

  begin(fault: ElementaryFault): void {
    this.faults.push(fault);
    if (FORGETS.has(fault.kind)) this.forget();
    this.refresh();
  }

  end(fault: ElementaryFault): void {
    this.faults.splice(this.faults.indexOf(fault), 1);
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

  protected has(kind: ElementaryKind): boolean {
    return this.faults.some((fault) => fault.kind === kind);
  }

  /** Works out what the faults of now amount to. */
  protected abstract refresh(): void;
}

/** An LB as it is: its cores, and what its faults make of it. */
export class LbBox extends Box {
  readonly cores: Station;
  condition: Condition = 'up';
  /** Something keeps it from its place in the routes, or should. */
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
    const conditions = this.faults.map(({ kind }) => CONDITION_UNDER[kind]);
    this.condition = conditions.includes('silent') ? 'silent' : conditions.includes('refusing') ? 'refusing' : 'up';
    this.isCutOff = this.has('list-skew');
    this.isOut = this.faults.some(({ kind }) => kind !== 'list-skew');
  }
}

/** A backend as it is: its workers, and what its faults make of it. */
export class BackendBox extends Box {
  readonly workers: Station;
  isDown = false;
  isDrained = false;
  /** Service takes so many times as long. */
  slowness = 1;
  /** Share of its answers that are errors. */
  errorShare = 0;

  constructor(
    readonly spec: BackendSpec,
    /** Index of its zone in the topology. */
    readonly zone: number,
  ) {
    super();
    this.workers = new Station(spec.concurrency);
  }

  get tier(): number {
    return this.spec.tier ?? 0;
  }

  override forget(): void {
    super.forget();
    this.workers.clear();
  }

  protected override refresh(): void {
    const factorOf = (kind: ElementaryKind) =>
      this.faults.flatMap((fault) => (fault.kind === kind ? [fault.factor!] : []));
    this.isDown = this.has('backend-crash');
    this.isDrained = this.has('drain');
    this.slowness = factorOf('backend-slow').reduce((a, b) => a * b, 1);
    this.errorShare = Math.max(0, ...factorOf('backend-grey'));
  }
}
