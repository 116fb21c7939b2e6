import * as z from 'zod/mini';
import { createGroup } from '../../engine/ecmp/group';
import { buildEnvoyRing, selectFromRing } from '../../engine/maglev/ring';
import { stream, uint32 } from '../../engine/random';
import { type Figure, measuredOnce } from './figure';
import { type CaseFigures, family, runs, spread } from './file';

const shape = z.object({
  input: z.object({ hash_type: z.string(), n_servers: z.number(), sources: z.string() }),
  measured: z.object({
    total_remapped: spread,
    survivor_clients_remapped: spread,
    initial_share_max_over_mean: z.number(),
  }),
});

type Input = z.infer<typeof shape>['input'];

const CLIENTS = 1000;
/** HAProxy's consistent hash puts a server of weight 1 on its ring this often (`BE_WEIGHT_SCALE`). */
const POINTS = 16;
const RUNS = runs(30);

/** Which server a client's address leads to, by the servers that are up. */
type Balance = (up: readonly number[]) => (hash: number) => number;

/**
 * Clients by source address, and one server of N in maintenance. The models are of the same kind, not of the same hash
 * function: `map-based` is modulo N, `consistent` a ring with as many points a server.
 */
export const remap = family(shape, ({ input, measured }): CaseFigures => {
  const { hash_type, n_servers, sources } = input;
  const outcomes = RUNS.map((run) => outcomeOf(input, run));
  const figure = (name: Figure['name'], simulated: number[], of: Figure['measured']): Figure => ({
    name,
    role: 'tested',
    simulated,
    measured: of,
  });
  return {
    label: `${hash_type}, ${n_servers} servers, ${sources} sources`,
    figures: [
      figure(
        'moved',
        outcomes.map(({ moved }) => moved),
        measured.total_remapped,
      ),
      figure(
        'survivorsMoved',
        outcomes.map(({ survivorsMoved }) => survivorsMoved),
        measured.survivor_clients_remapped,
      ),
      figure(
        'maxOverMean',
        outcomes.map(({ maxOverMean }) => maxOverMean),
        measuredOnce(measured.initial_share_max_over_mean),
      ),
    ],
  };
});

function outcomeOf({ hash_type, n_servers: servers, sources }: Input, run: number) {
  const isMapBased = hash_type === 'map-based';
  const balance = isMapBased ? mapBased(servers) : ring(run);
  const hashes = isMapBased && sources === 'sequential' ? sequential(run) : scattered(run);
  const all = runs(servers);
  const victim = run % servers;
  const before = hashes.map(balance(all));
  const after = hashes.map(balance(all.filter((server) => server !== victim)));
  const counts = all.map((server) => before.filter((owner) => owner === server).length);
  const survivorsMoved = before.filter((owner, client) => owner !== victim && owner !== after[client]).length;
  return {
    moved: (counts[victim]! + survivorsMoved) / CLIENTS,
    survivorsMoved: survivorsMoved / (CLIENTS - counts[victim]!),
    maxOverMean: (Math.max(...counts) * servers) / CLIENTS,
  };
}

/** `map-based` takes an address for its hash: neighbours go to neighbours. A ring scatters both kinds of address. */
const sequential = (first: number) => runs(CLIENTS).map((client) => first + client);

function scattered(run: number): number[] {
  const draws = stream(run, 'measured clients');
  return runs(CLIENTS).map((client) => uint32(draws, client, 0) >>> 1);
}

const mapBased =
  (servers: number): Balance =>
  (up) => {
    const all = createGroup({ algorithm: 'modulo-n', weights: runs(servers).map(() => 1) });
    const group = runs(servers).reduce((left, server) => (up.includes(server) ? left : left.without(server)), all);
    return (hash) => group.select(hash);
  };

const ring =
  (run: number): Balance =>
  (up) => {
    const size = POINTS * up.length;
    const hosts = up.map((server) => ({ hashKey: `run ${run} server ${server}`, weight: 1 }));
    const entries = buildEnvoyRing({ minRingSize: size, maxRingSize: size, hosts });
    return (hash) => up[selectFromRing(entries, { hi: (hash << 1) >>> 0, lo: 0 })]!;
  };
