import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../../engine/scenario/schema';
import type { Figures } from './figures';
import { type Packed, packed, unpacked } from './packed';
import type { Said } from './problem';

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

/** What a check may do with kept bands. */
export interface Keeping {
  /** Whether the runs of a scenario are made again though their figures are kept, to be held against them. */
  readonly again: (scenario: Scenario) => boolean;
  /** Whether kept figures that are missing or of another engine are a mistake where nothing may be written. */
  readonly demanded: boolean;
  /** Whether files may be written: in a checkout, and not where a machine judges a commit. */
  readonly mayWrite: boolean;
}

/** Keeps what was found in place of what was kept; undefined where that is the same, or nothing may be written. */
export function keepBands(
  directory: string,
  kept: Bands | undefined,
  found: Bands,
  { demanded, mayWrite }: Keeping,
): 'written' | { readonly refused: Said } | undefined {
  const differing = kept?.engine === found.engine ? differingKeys(kept, found) : [];
  if (differing.length > 0)
    return {
      refused: [`the engine is the same and gives other figures for ${differing.join(', ')}`, 'remove the file'],
    };
  if (kept && bandsText(kept) === bandsText(found)) return undefined;
  if (mayWrite) {
    writeBands(directory, found);
    return 'written';
  }
  const refused: Said = ['the figures are of another engine or other content', 'run npm run check and commit the file'];
  return demanded ? { refused } : undefined;
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

/** The keys under which both have figures, and not the same. */
function differingKeys(kept: Bands, found: Bands): string[] {
  const text = (figures: Figures | undefined) => JSON.stringify(figures?.map(packed));
  return [...found.figures.keys()].filter(
    (key) => kept.figures.has(key) && text(kept.figures.get(key)) !== text(found.figures.get(key)),
  );
}
