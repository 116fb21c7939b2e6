import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { measure } from '../engine/metrics/measures';
import { namedScenarios } from '../engine/scenario/named';
import { patchScenario } from '../engine/scenario/patch';
import { simulate } from '../engine/simulation/simulate';
// usage: tsx scripts/zz-ask.ts file.yaml [seeds]
const file = parse(readFileSync(process.argv[2]!, 'utf8'));
const seeds = Number(process.argv[3] ?? 4);
const res: any = { ...namedScenarios };
for (const [id, s] of Object.entries<any>(file.scenarios)) res[id] = patchScenario(res[s.from], s.patch);
for (const [id, asks] of Object.entries<any>(file.ask)) {
  const rows: string[][] = asks.map(() => []);
  for (let k = 0; k < seeds; k++) {
    const sc = { ...res[id], seed: res[id].seed + k };
    const run = simulate(sc);
    asks.forEach((a: any, i: number) => {
      const [m, f, u] = Array.isArray(a) ? a : [a];
      let v: any; try { v = measure(run, m, { ...(f != null ? { fromMs: f } : {}), ...(u != null ? { untilMs: u } : {}) }); } catch (e: any) { v = e.message; }
      rows[i]!.push(typeof v === 'number' ? v.toPrecision(4) : v);
    });
  }
  asks.forEach((a: any, i: number) => console.log(id, JSON.stringify(a), rows[i]!.join(' ')));
}
