import { type Band, bandOf, pointBand } from '../schema/band';
import type { OrderSpec, Patch } from '../schema/lesson';
import type { Evaluator } from './evaluator';
import { type Ask, numberOf } from './figures';
import type { Lesson } from './load';
import { figureText } from './luck';
import type { Wrong } from './problem';
import { layPatch, scenarioOf } from './scenarios';
import { isToldIn, worldsOf } from './worlds';

type Item = OrderSpec['items'][number];

/** By what part of the greater value neighbours must differ at least, whatever the seed: a reader shall not have to guess. */
const CLEARLY = 0.1;

/** Everything that an order asks of runs: each item's, as written and in each variant. */
export function orderAsks(spec: OrderSpec, lesson: Lesson): Ask[] {
  return spec.items.flatMap((item) =>
    worldsOf(spec).flatMap(({ patch }) => ('run' in item ? (askOf(item, spec, patch, lesson) ?? []) : [])),
  );
}

function askOf(
  { run }: Extract<Item, { run: unknown }>,
  { measure, window }: OrderSpec,
  patch: Patch,
  { scenarios }: Lesson,
): Ask | undefined {
  if (measure === undefined) return undefined;
  return { scenario: layPatch(scenarioOf(run, scenarios), patch), measure, window };
}

/** The values of an item that a model gives, as written and then in each variant. Errors: `EngineError` as the model. */
export function knownValues(
  { model, input, path }: Extract<Item, { model: string }>,
  spec: OrderSpec,
  evaluator: Evaluator,
): number[] {
  return worldsOf(spec).map(({ patch }) => Number(evaluator.model(model, { ...input, ...patch }, path)));
}

/** What is wrong with an order: in each world neighbours differ clearly, whatever the seed and over twice the duration. */
export function wrongWithOrder(spec: OrderSpec, lesson: Lesson, evaluator: Evaluator): Wrong[] {
  if (spec.measure === undefined && spec.items.some((item) => 'run' in item))
    return [['expected a `measure` to take of the runs, found none', 'name one']];
  return worldsOf(spec).flatMap(({ which, patch }, world) => {
    const bands = spec.items.map((item) => ({
      id: item.id,
      band: bandIn(item, world, patch, spec, lesson, evaluator),
    }));
    bands.sort((a, b) => a.band.least - b.band.least);
    const account = bands
      .map(({ id, band: { least, most } }) => `    ${id}: ${figureText(least)} to ${figureText(most)}`)
      .join('\n');
    const unmeasured = bands.find(({ band }) => Number.isNaN(band.least));
    if (unmeasured)
      return [
        [`${unmeasured.id}: expected a number ${which}, found none`, 'name a measure that every run has', account],
      ];
    return bands.slice(1).flatMap(({ id, band }, index): Wrong[] => {
      const before = bands[index]!;
      return isClearlyLess(before.band, band)
        ? []
        : [
            [
              `expected neighbours to differ by a tenth at least ${which}, found ${before.id} and ${id}`,
              'change one of them, or take it out',
              account,
            ],
          ];
    });
  });
}

function isClearlyLess(less: Band, more: Band): boolean {
  return less.most < more.least && less.most <= (1 - CLEARLY) * more.least;
}

function bandIn(item: Item, world: number, patch: Patch, spec: OrderSpec, lesson: Lesson, evaluator: Evaluator): Band {
  if (!('run' in item)) return pointBand(knownValues(item, spec, evaluator)[world]!);
  const figures = evaluator.figures(askOf(item, spec, patch, lesson)!);
  return bandOf(figures.filter((_, turn) => isToldIn(spec, turn)).map(numberOf));
}
