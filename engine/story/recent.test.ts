import { describe, expect, it } from 'vitest';
import { measure } from '../metrics/measures';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import { simulate } from '../simulation/simulate';
import { recentQuantiles } from './recent';
import { viewOf } from './view';
import { lengthMs } from './windows';

describe('quantiles of the recent past', () => {
  const run = simulate(
    patchScenario(namedScenarios['tls-edge'], {
      faults: [{ atMs: 2000, kind: 'spike', target: '', forMs: 1000, factor: 2.5 }],
    }),
  );

  it('are those of the windows that have just passed, and of none to come', () => {
    const span = { fromMs: 2600, untilMs: 3000 };
    const view = viewOf(run, 3000);
    const recent = { fromMs: 3000 - lengthMs(view.recent.windows), untilMs: 3000 };
    expect(recentQuantiles(view, 'handshakeWait')).toEqual({
      p50: measure(run, 'handshake.p50WaitMs', recent),
      p99: measure(run, 'handshake.p99WaitMs', recent),
    });
    expect(measure(run, 'handshake.p99WaitMs', span)).toBeGreaterThan(50);
    expect(recentQuantiles(viewOf(run, 1900), 'handshakeWait')!.p99).toBeLessThan(10);
  });

  it('are none before the first window is over', () => {
    expect(recentQuantiles(viewOf(run, 0), 'latency')).toBeNull();
  });
});
