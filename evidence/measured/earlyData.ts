import * as z from 'zod/mini';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario } from '../../engine/scenario/patch';
import { LbBox } from '../../engine/simulation/boxes';
import { Tickets } from '../../engine/simulation/tickets';
import { rttsBeforeRequest } from '../../engine/tls/roundTrips';
import { type Figure, measuredOnce } from './figure';
import { type CaseFigures, family } from './file';

const earlyDataShape = z.object({
  input: z.object({
    mode: z.enum(['early_none', 'early_shared', 'none', 'shared']),
    server: z.enum(['same', 'other']),
  }),
  measured: z.object({ trials: z.number(), accepted: z.number(), psk_reused: z.number() }),
});

const replayShape = z.object({
  input: z.object({ server: z.enum(['same', 'other']) }),
  measured: z.object({ presented: z.number(), accepted: z.number() }),
});

/** A ticket of one server of a fleet, presented with early data to it or to another one. */
export const earlyData = family(earlyDataShape, ({ input: { mode, server }, measured }): CaseFigures => {
  const isEarly = mode.startsWith('early');
  const { isResumed, isAccepted } = present(isEarly, mode.endsWith('shared'), server === 'same')[0]!;
  return {
    label: `${isEarly ? 'early data' : 'no early data'}, ${mode.endsWith('shared') ? 'shared key' : 'own keys'}, ${server} server`,
    figures: [
      derived('earlyAccepted', isAccepted, measured.accepted / measured.trials),
      derived('resumed', isResumed, measured.psk_reused / measured.trials),
    ],
  };
});

/** One ticket and one early-data flight, presented again and again: nothing remembers that it has been seen. */
export const earlyReplay = family(
  replayShape,
  ({ input: { server }, measured: { presented, accepted } }): CaseFigures => {
    const answers = present(true, true, server === 'same', presented);
    return {
      label: `shared key, ${server} server, presented ${presented} times`,
      figures: [
        {
          name: 'earlyAccepted',
          role: 'derived',
          simulated: answers.map(({ isAccepted }) => Number(isAccepted)),
          measured: measuredOnce(accepted / presented),
        },
      ],
    };
  },
);

const derived = (name: Figure['name'], holds: boolean, measured: number): Figure => ({
  name,
  role: 'derived',
  simulated: [Number(holds)],
  measured: measuredOnce(measured),
});

const ISSUER = 0;
const OTHER = 1;
const ACCEPTED_RTTS = rttsBeforeRequest({ transport: 'tcp', tls: '1.3', mode: '0rtt-accepted' });

/** How the LBs of a simulation meet a ticket of the first of them, presented `times` times. */
function present(isEarly: boolean, isShared: boolean, toIssuer: boolean, times = 1) {
  const scenario = patchScenario(namedScenarios.anycast, {
    policies: {
      tls: {
        version: '1.3',
        resumption: isEarly ? 'early-data' : 'ticket',
        ticketKeys: isShared ? 'shared' : 'per-lb',
      },
    },
  });
  const boxes = scenario.topology.lbs.map((spec) => new LbBox(spec, 0));
  const fleet = new Tickets(scenario);
  const ticket = fleet.issue(ISSUER, boxes[ISSUER]!.epoch);
  return Array.from({ length: times }, () => {
    const { isResumed, rtts } = fleet.handshake(ticket, toIssuer ? ISSUER : OTHER, boxes);
    return { isResumed, isAccepted: rtts === ACCEPTED_RTTS };
  });
}
