import type { Region } from '../scenario/regions';
import type { Scenario } from '../scenario/schema';
import type { Balancing } from './balancing';
import type { BackendBox, LbBox } from './boxes';
import type { Dns } from './dns';
import type { EventQueue } from './eventQueue';
import type { Recorder } from './recorder';
import type { Router } from './router';
import type { Traffic } from './traffic';
import type { View } from './view';

/** All there is in a run: what is (boxes), what is believed (routers, views, DNS), what is coming (queue). */
export interface Network {
  readonly scenario: Scenario;
  readonly regions: readonly Region[];
  readonly queue: EventQueue;
  readonly recorder: Recorder;
  readonly traffic: Traffic;
  readonly dns: Dns;
  /** One a region. */
  readonly routers: readonly Router[];
  readonly lbs: readonly LbBox[];
  readonly backends: readonly BackendBox[];
  /** By LB. */
  readonly views: View[];
  readonly balancing: readonly Balancing[];
}
