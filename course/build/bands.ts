import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures } from './figures';
import { type Packed, packed, unpacked } from './packed';

/** The figures of a lesson in every turn, as they are kept beside it. */
export interface Bands {
  /** The fingerprint of the engine that gave them. */
  readonly engine: string;
  readonly figures: ReadonlyMap<string, Figures>;
}

/** The file of a lesson's folder that keeps its figures. */
export const BANDS_FILE = 'bands.json';

/** The bands kept in a lesson's folder; undefined where there are none, or none that can be read (a merge's conflict). */
export function readBands(directory: string): Bands | undefined {
  const path = join(directory, BANDS_FILE);
  if (!existsSync(path)) return undefined;
  try {
    const { engine, figures } = JSON.parse(readFileSync(path, 'utf8')) as {
      engine: string;
      figures: Record<string, Packed[]>;
    };
    return { engine, figures: new Map(Object.entries(figures).map(([key, row]) => [key, row.map(unpacked)])) };
  } catch {
    return undefined;
  }
}

/** Keeps bands in a lesson's folder. The same bands give the same bytes. */
export function writeBands(directory: string, bands: Bands): void {
  writeFileSync(join(directory, BANDS_FILE), bandsText(bands));
}

/** One line for each ask, in the order of their keys, so that a change of one changes one line. */
export function bandsText({ engine, figures }: Bands): string {
  const keys = [...figures.keys()].sort();
  const rows = keys.map((key) => `    ${JSON.stringify(key)}: ${JSON.stringify(figures.get(key)!.map(packed))}`);
  return `{\n  "engine": ${JSON.stringify(engine)},\n  "figures": {\n${rows.join(',\n')}\n  }\n}\n`;
}
