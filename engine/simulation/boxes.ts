import type { BackendSpec, FaultKind, LbSpec } from '../scenario/schema';
import { Station } from './station';

/** up · silent: nothing comes back · refusing: the kernel answers with a reset, since no process listens. */
export type Condition = 'up' | 'silent' | 'refusing';

const CONDITION_UNDER: Readonly<Partial<Record<FaultKind, Condition>>> = {
  'lb-crash': 'silent',
  'lb-hang': 'silent',
  'link-down': 'silent',
  'proxy-death': 'refusing',
};

/** Faults that take the memory of the box with them. */
const FORGETS: ReadonlySet<FaultKind> = new Set(['lb-crash', 'proxy-death', 'backend-crash']);

/** What is, whatever others believe of it. */
class Box {
  /** Faults that hold now. */
  protected readonly faults: FaultKind[] = [];
  /** Grows when the box loses its memory: connections of an older epoch are unknown to it. */
  epoch = 0;

  get isFaulty(): boolean {
    return this.faults.length > 0;
  }

  begin(kind: FaultKind): void {
    this.faults.push(kind);
    if (FORGETS.has(kind)) this.epoch++;
  }

  end(kind: FaultKind): void {
    this.faults.splice(this.faults.indexOf(kind), 1);
  }
}

export class LbBox extends Box {
  readonly cores: Station;
  /** Requests given so far to each scope of backends, for the round robin. */
  private readonly turns = new Map<string, number>();

  constructor(readonly spec: LbSpec) {
    super();
    this.cores = new Station(spec.cores);
  }

  condition: Condition = 'up';

  override begin(kind: FaultKind): void {
    super.begin(kind);
    if (FORGETS.has(kind)) this.cores.clear();
    this.condition = worst(this.faults);
  }

  override end(kind: FaultKind): void {
    super.end(kind);
    this.condition = worst(this.faults);
  }

  /** The next turn of a scope, counted from 0. */
  readonly takeTurn = (scope: string): number => {
    const turn = this.turns.get(scope) ?? 0;
    this.turns.set(scope, turn + 1);
    return turn;
  };
}

function worst(faults: readonly FaultKind[]): Condition {
  const conditions = faults.map((kind) => CONDITION_UNDER[kind]);
  return conditions.includes('silent') ? 'silent' : conditions.includes('refusing') ? 'refusing' : 'up';
}

export class BackendBox extends Box {
  readonly workers: Station;

  constructor(
    readonly spec: BackendSpec,
    /** Index of its zone in the topology. */
    readonly zone: number,
  ) {
    super();
    this.workers = new Station(spec.concurrency);
  }

  override begin(kind: FaultKind): void {
    super.begin(kind);
    this.workers.clear();
  }
}
