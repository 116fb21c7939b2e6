import type { Scenario } from '../scenario/schema';
import { L4Table } from './l4Table';
import { Rotation } from './rotation';

/** What one LB knows of the hosts behind it, and what follows from that. LBs that know the same share a view. */
export interface View {
  /** By backend: this LB sends requests to it. */
  readonly backends: readonly boolean[];
  /** By LB: an L7 LB that it believes to be in service. */
  readonly callers: readonly boolean[];
  readonly rotation: Rotation;
  /** For L4 LBs: over the backends or, with two tiers, over the L7 LBs. */
  readonly l4: L4Table;
}

/** Makes views, each set of facts once. */
export class Views {
  private readonly known = new Map<string, View>();

  constructor(private readonly scenario: Scenario) {}

  /**
   * The view of an LB to which these backends are healthy and these LBs are (routed, or passing the L4 LBs' checks), and
   * which may send to these zones.
   */
  of(backends: readonly boolean[], lbs: readonly boolean[], zones: readonly string[]): View {
    const key = `${bits(backends)} ${bits(lbs)} ${zones.join()}`;
    const known = this.known.get(key);
    if (known) return known;
    // A long run with much flapping must not keep every view it ever had.
    if (this.known.size >= 256) this.known.clear();
    const view: View = {
      backends: [...backends],
      callers: [...lbs],
      rotation: new Rotation(this.scenario, backends, lbs, zones),
      l4: new L4Table(this.scenario, backends, lbs, zones),
    };
    this.known.set(key, view);
    return view;
  }
}

const bits = (flags: readonly boolean[]) => flags.map(Number).join('');
