import { zonesInReach } from '../scenario/regions';
import type { Reason } from './dns';
import { EVENT } from './eventKinds';
import type { Lists } from './lists';
import type { Network } from './network';

/** Whoever watches the regions' VIPs, and puts what was seen into DNS. */
export class RecordWatch {
  /** What is known of each region. */
  private readonly regions: { answers: boolean; sinceMs: number; isInDns: boolean }[];

  constructor(
    private readonly net: Network,
    private readonly lists: Lists,
  ) {
    this.regions = net.regions.map((_, region) => {
      const answers = this.answers(region);
      return { answers, sinceMs: 0, isInDns: answers };
    });
  }

  /** Looks which regions' VIPs answer; a change takes some time to get into DNS, if there is another region. */
  look(tMs: number): void {
    const { failoverMs } = this.net.scenario.policies.dns;
    if (failoverMs === null || this.regions.length === 1) return;
    this.regions.forEach((watched, region) => {
      const answers = this.answers(region);
      if (watched.answers === answers) return;
      watched.answers = answers;
      watched.sinceMs = tMs;
      this.net.queue.push(tMs + failoverMs, EVENT.dnsNotice, region);
    });
  }

  /** The wait is over, unless the region has changed meanwhile. */
  notice(region: number, tMs: number): void {
    const watched = this.regions[region]!;
    if (watched.sinceMs + this.net.scenario.policies.dns.failoverMs! > tMs || watched.isInDns === watched.answers)
      return;
    watched.isInDns = watched.answers;
    this.change(region, 'lost', !watched.answers, tMs);
  }

  change(region: number, reason: Reason, isOut: boolean, tMs: number): void {
    const { dns, recorder, regions } = this.net;
    const to = regions[dns.change(region, reason, isOut, tMs)]!.id;
    recorder.event({ tMs, kind: 'dns-changed', subject: regions[region]!.id, to });
  }

  /** An LB that is given the region's traffic lives and, with two tiers, another behind it that it sends to. */
  private answers(region: number): boolean {
    const { scenario, routers, lbs } = this.net;
    const lives = (isUsed: boolean, lb: number) => isUsed && lbs[lb]!.condition === 'up';
    const first = routers[region]!.routed.findIndex(lives);
    if (first < 0 || scenario.policies.entry.tiers === 'one') return first >= 0;
    const reach = zonesInReach(scenario, lbs[first]!.spec.zone);
    return this.lists.callersInService.some((isIn, lb) => lives(isIn, lb) && reach.includes(lbs[lb]!.spec.zone));
  }
}
