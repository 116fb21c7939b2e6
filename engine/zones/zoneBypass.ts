import { requireInteger, requireNumber } from '../errors';

/**
 * Why a request is balanced over all zones although the cluster has a plan by zone: over all hosts when the backends are
 * in panic, over the healthy ones otherwise.
 */
export type ZoneBypass = 'upstream-in-panic' | 'routing-not-enabled' | 'originating-in-panic';

/**
 * Whether one request ignores the plan, checked in Envoy's order (`hostSourceToUse`): backends in panic, not sampled
 * for zone routing (`routing_enabled`, in percent), callers in panic. Undefined: the plan holds. Backends are in panic
 * where `priorityLoad` says so of their level; callers, who have no levels, where `isInPanic` says so of all of them.
 * Throws EngineError on a percentage outside 0–100 or a draw that is not an integer from 0 to 2^53 − 1.
 */
export function zoneBypass(input: {
  readonly isUpstreamInPanic: boolean;
  readonly isOriginatingInPanic: boolean;
  readonly routingEnabledPercent: number;
  readonly draw: number;
}): ZoneBypass | undefined {
  const enabledPercent = requireNumber('routingEnabledPercent', input.routingEnabledPercent, 0, 100);
  const roll = requireInteger('draw', input.draw, 0, Number.MAX_SAFE_INTEGER) % 100;
  if (input.isUpstreamInPanic) return 'upstream-in-panic';
  if (roll >= enabledPercent) return 'routing-not-enabled';
  return input.isOriginatingInPanic ? 'originating-in-panic' : undefined;
}
