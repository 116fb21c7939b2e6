import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { EVENT_VERSION } from '../../../progress/events';
import { exportProgress } from '../../../progress/transfer';
import { type ClassTable, EMPTY, isReading, readInto } from './classTable';

const events = JSON.parse(
  readFileSync(new URL(`../../../progress/fixtures/v${EVENT_VERSION}.json`, import.meta.url), 'utf8'),
);
const progressFile = (name: string) => new File([exportProgress({ events, setAside: [] })], name);

/** A table that files are read into, as the page has it. */
function newTable() {
  let table: ClassTable | undefined;
  const change = (by: (now: ClassTable) => ClassTable) => {
    table = by(table ?? EMPTY);
  };
  return {
    now: () => table ?? EMPTY,
    read: (...files: File[]) => readInto(change, files, []),
    clear: () => change(() => EMPTY),
    names: () => table?.learners.map(({ name }) => name),
  };
}

it('files that are chosen while others are read are read beside them', async () => {
  const table = newTable();
  const first = table.read(progressFile('Ann.json'), new File(['a cat'], 'cat.json'), progressFile('Bo.json'));
  const second = table.read(progressFile('Eve.json'), new File(['a cat'], 'cat.json'));
  expect(table.now()).toMatchObject({ all: 5, done: 0 });
  await second;
  expect(isReading(table.now())).toBe(true);
  await first;
  expect(isReading(table.now())).toBe(false);
  expect(table.names()?.toSorted()).toEqual(['Ann', 'Bo', 'Eve']);
  expect(table.now().refused.map(({ name }) => name)).toEqual(['cat.json', 'cat.json']);
});

it('rows that were emptied do not come back, and a refusal is told until the next choice', async () => {
  const table = newTable();
  await table.read(progressFile('Ann.json'), new File(['a cat'], 'cat.json'));
  const reading = table.read(progressFile('Bo.json'));
  expect(table.now().refused).toEqual([]);
  table.clear();
  await reading;
  expect(table.names()).toEqual(['Bo']);
});
