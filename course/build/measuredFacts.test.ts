import { describe, expect, it } from 'vitest';
import { formatFact } from '../format';
import { factsSchema } from '../schema/facts';
import { readFacts } from './measuredFacts';
import type { Problem } from './problem';
import { parseYaml } from './yaml';

/** A measured fact of this project's own files, as English prints it. */
function printed(fields: string): string {
  const yaml = `it: { standing: measured, source: lab, asOf: 2026-11-23, ${fields} }`;
  const problems: Problem[] = [];
  const { it: fact } = readFacts(process.cwd(), parseYaml('facts.yaml', yaml, factsSchema), problems);
  expect(problems).toEqual([]);
  return formatFact(fact!, 'en').replace(/\u00a0/g, ' ');
}

const place = (file: string, rest: string) => `from: [{ file: ${file}, ${rest} }]`;

it('a derived fact of a model is what the model answers, to the decimals that are kept', () => {
  const value = 'value: { model: supermarket, input: { load: 0.9, choices: 2 }, path: meanServiceTimes, digits: 2 }';
  const problems: Problem[] = [];
  const read = (text: string) =>
    readFacts(
      process.cwd(),
      parseYaml('facts.yaml', `it: { standing: derived, source: lab, asOf: 2026-11-23, ${text} }`, factsSchema),
      problems,
    );
  expect(read(value).it?.value).toBe(2.61);
  expect(problems).toEqual([]);
  expect(read(value.replace('supermarket', 'supermarkt')).it).toBeUndefined();
  expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('did you mean "supermarket"?')]);
});

describe('a measured fact is printed as its file says it', () => {
  it('in its own unit, from a spread of several cases', () => {
    const cpu = 'path: measured.full.server_cpu_us';
    expect(printed(`unit: ms, digits: 2, ${place('tls-handshake-cost-ecdsa', cpu)}`)).toBe('0.35–0.44 ms');
    const first = `where: { tls: '1.3' }, path: measured.full.server_cpu_us.median`;
    expect(printed(`unit: ms, digits: 3, ${place('tls-handshake-cost-rsa', first)}`)).toBe('0.654 ms');
    expect(printed(`unit: s, digits: 3, ${place('tls-handshake-cost-rsa', first)}`)).toBe('0.001 s');
  });

  it('as a share of another figure of the same case', () => {
    const four = 'where: { mode: none, n_servers: 4 }, path: measured.resumed';
    expect(printed(place('tls-resumption-rate-rsa', four))).toBe('48');
    expect(printed(`unit: '%', ${place('tls-resumption-rate-rsa', `${four}, per: measured.trials`)}`)).toBe('24%');
  });

  it('as a sum over cases and over whatever stands at *', () => {
    const runs = 'where: { group: resilient }, path: measured.runs';
    expect(printed(`take: sum, ${place('ecmp-resilient-vs-normal-n3', runs)}`)).toBe('18');
    const moved = "where: { group: mpath }, path: 'measured.survivor_flows_moved_by_victim_position.*.moved'";
    expect(printed(`take: sum, ${place('ecmp-resilient-vs-normal-n3', moved)}`)).toBe('86');
  });

  it('in its own words where it has some', () => {
    const accepted = place('tls-early-replay', 'path: measured.accepted');
    expect(printed(accepted)).toBe('20');
    expect(printed(`text: { en: all, ru: все }, ${accepted}`)).toBe('all');
  });
});
