import { bfdDetectionMs, bgpHoldDetection } from '../../engine/detection/failureDetection';
import { EngineError } from '../../engine/errors';
import { choice, type InputOf, integer } from './field';
import { lineError, type PastedLine, pastedLines } from './pasted';
import type { Answered, Model } from './proof';
import { silenceInstructions } from './silenceSetup';

export const silenceFields = {
  daemon: choice(['BIRD', 'FRR']),
  mechanism: choice(['BFD', 'hold timer']),
  intervalMs: integer(20, 1000, 300),
  multiplier: integer(2, 20, 3),
  holdS: integer(3, 30, 9),
  trials: integer(1, 10, 3),
};

export type SilenceInput = InputOf<typeof silenceFields>;

/** A trial: the peer fell silent, and this much later the daemon took it for dead. */
export interface SilenceRow {
  /** The line in which the daemon said so. */
  readonly line: number;
  readonly detectedMs: number;
  /** How far off that may be because the daemon cut its time stamps: to milliseconds, or to microseconds. */
  readonly stampMs: number;
}

const DAY_MS = 86_400_000;
/** What a process may wait for the processor before it sees its timer, and for its log. */
const BFD_SLACK_MS = 100;
const HOLD_SLACK_MS = 1000;
const TIME = /^(?:\d{4}[-/]\d\d[-/]\d\d[ T])?(\d\d):(\d\d):(\d\d\.(?:\d{3}|\d{6})) (.*)$/;
const SILENT = /^silent$/;
/** What BIRD and FRR's bgpd say of the peer that was silenced. */
const DOWN =
  /^<TRACE> peer: State changed to stop$|^BGP: (?:\[[\w-]+\] )?%ADJCHANGE: neighbor 10\.0\.0\.2(?:\(\S*\))? in vrf default Down\b/;

/**
 * The log of the daemon that watches, between the moments at which its peer was silenced. What it and its sisters log
 * besides (BFD's own change of state, other peers) is no answer, and passed over.
 */
function parse(output: string): SilenceRow[] {
  const rows: SilenceRow[] = [];
  let silentMs: number | undefined;
  for (const pasted of pastedLines(output)) {
    const { ms, stampMs, said } = timed(pasted);
    if (SILENT.test(said)) {
      if (silentMs !== undefined) throw lineError(pasted, 'the peer taken for dead before it falls silent again');
      silentMs = ms;
    } else if (DOWN.test(said)) {
      if (silentMs === undefined) throw lineError(pasted, 'a peer that goes down only after it has fallen silent');
      rows.push({ line: pasted.line, detectedMs: (ms - silentMs + DAY_MS) % DAY_MS, stampMs });
      silentMs = undefined;
    }
  }
  if (silentMs !== undefined)
    throw new EngineError('output', 'its end', 'the peer taken for dead after the last “silent”');
  return rows;
}

function timed(pasted: PastedLine): { ms: number; stampMs: number; said: string } {
  const [, hours, minutes, seconds, said] = TIME.exec(pasted.text) ?? [];
  if (said === undefined || seconds === undefined)
    throw lineError(pasted, 'a time of day first, with milli- or microseconds: 18:05:08.748914');
  const ms = (Number(hours) * 60 + Number(minutes)) * 60_000 + Math.round(Number(seconds) * 1e6) / 1000;
  return { ms, stampMs: seconds.length === 'ss.mmm'.length ? 1 : 0.001, said };
}

function answers(input: SilenceInput, rows: readonly SilenceRow[]): Answered[] {
  if (rows.length !== input.trials) throw new EngineError('output', `${rows.length} trials`, `${input.trials} trials`);
  const { fromMs, toMs } = detectionWindow(input);
  const expected = `${Math.round(fromMs)}–${Math.round(toMs)} ms`;
  return rows.map(({ line, detectedMs, stampMs }, trial) => ({
    line,
    subject: `#${trial + 1}`,
    engine: expected,
    yours: detectedMs > fromMs - stampMs && detectedMs < toMs + stampMs ? expected : `${detectedMs.toFixed(1)} ms`,
  }));
}

/**
 * How soon and how late a silent peer is taken for dead, counted from its silence: its last packet left up to one
 * interval earlier, and the timer ran since then. BIRD also draws its hold timer from 75 to 100 % (RFC 4271, section 10).
 */
export function detectionWindow(input: SilenceInput): { fromMs: number; toMs: number } {
  const { daemon, mechanism, intervalMs, multiplier, holdS } = input;
  if (mechanism === 'BFD') {
    const detectionMs = bfdDetectionMs({ remoteTxMs: intervalMs, localRxMs: intervalMs, remoteMultiplier: multiplier });
    return { fromMs: detectionMs - intervalMs, toMs: detectionMs + BFD_SLACK_MS };
  }
  const { worstCaseDetectionMs } = bgpHoldDetection({ localHoldS: holdS, peerHoldS: holdS });
  const holdMs = worstCaseDetectionMs!;
  const leastMs = daemon === 'BIRD' ? 0.75 * holdMs : holdMs;
  return { fromMs: leastMs - holdMs / 3, toMs: holdMs + HOLD_SLACK_MS };
}

/** When a router takes a silent peer for dead: the log of BIRD or FRR beside `engine/detection`. */
export const silence: Model<typeof silenceFields, SilenceRow> = {
  fields: silenceFields,
  instructions: silenceInstructions,
  parse,
  answers,
};
