import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { tlsCores } from './cpu';

describe('cores for TLS', () => {
  const handshakes = {
    newConnectionsPerSecond: 8000,
    resumptionHitRate: 0,
    fullHandshakeCpuS: 0.0005,
    resumedHandshakeCpuS: 0.0005,
    gigabytesPerSecond: 0,
    cpuSecondsPerGigabyte: 0,
    targetUtilisation: 1,
  };

  it('exactly full cores are enough, one handshake more is not', () => {
    expect(tlsCores(handshakes).coresNeeded).toBe(4);
    expect(tlsCores({ ...handshakes, newConnectionsPerSecond: 8001 }).coresNeeded).toBe(5);
  });

  it('rounding in the division buys no core', () => {
    expect(tlsCores({ ...handshakes, newConnectionsPerSecond: 4200, targetUtilisation: 0.7 }).coresNeeded).toBe(3);
  });

  it('a target of nothing is refused', () => {
    expect(() => tlsCores({ ...handshakes, targetUtilisation: 0 })).toThrow(EngineError);
  });
});
