import * as z from 'zod/mini';
import { replayErrorLimit } from '../../engine/health/errorLimit';
import { stream, uniform } from '../../engine/random';
import type { Figure, FigureName, MeasuredSpread } from './figure';
import { family, runs, spread } from './file';

const shape = z.object({
  input: z.object({
    error_limit: z.number(),
    health_check: z.enum(['check_passes', 'check_fails']),
    rps: z.number(),
    seconds: z.number(),
  }),
  measured: z.object({
    errors_before_first_ejection: spread,
    ms_to_first_ejection: spread,
    client_error_fraction: spread,
    ejections: spread,
    ejected_for_s: z.nullable(spread),
  }),
});

const SERVERS = 3;
/** `check inter 500ms fall 3 rise 2`, as the file's setup says. */
const CHECK = { checkIntervalMs: 500, fall: 3, rise: 2 };
const RUNS = runs(20);

/** One server of three answers 503 to everything, and is marked down after so many errors in a row. */
export const ejection = family(shape, ({ input, measured }) => {
  const durationMs = input.seconds * 1000;
  const requestMs = 1000 / input.rps;
  const replays = RUNS.map((run) =>
    replayErrorLimit({
      ...CHECK,
      errorLimit: input.error_limit,
      firstCheckMs: CHECK.checkIntervalMs * uniform(stream(run, 'measured ejection'), run, 0),
      checkPasses: input.health_check === 'check_passes',
      requestIntervalMs: SERVERS * requestMs,
      durationMs,
    }),
  );
  const figure = (name: FigureName, simulated: number[], spreadOf: MeasuredSpread): Figure => ({
    name,
    role: 'tested',
    simulated,
    measured: spreadOf,
  });
  const time = (name: FigureName, simulated: number[], spreadOf: MeasuredSpread): Figure => ({
    ...figure(name, simulated, spreadOf),
    everyMs: requestMs,
  });
  const stays = replays.flatMap(({ ejections }) =>
    ejections.flatMap(({ atMs, backAtMs }) => (backAtMs === null ? [] : [backAtMs - atMs])),
  );
  return {
    label: `error limit ${input.error_limit}, health ${input.health_check.replace('_', ' ')}`,
    figures: [
      figure(
        'errorsUntilEjection',
        replays.map((replay) => replay.errorsUntilEjection),
        measured.errors_before_first_ejection,
      ),
      time(
        'untilEjection',
        replays.map((replay) => replay.ejections[0]!.atMs),
        measured.ms_to_first_ejection,
      ),
      figure(
        'ejections',
        replays.map((replay) => replay.ejections.length),
        measured.ejections,
      ),
      figure(
        'clientErrors',
        replays.map((replay) => replay.errors / (input.rps * input.seconds)),
        measured.client_error_fraction,
      ),
      ...(measured.ejected_for_s ? [time('ejectedFor', stays, inMs(measured.ejected_for_s))] : []),
    ],
  };
});

const inMs = ({ n, min, median, max }: MeasuredSpread): MeasuredSpread => ({
  n,
  min: min * 1000,
  median: median * 1000,
  max: max * 1000,
});
