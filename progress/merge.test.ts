import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import type { LessonShape } from '../course/schema/shape';
import { counted } from './events';
import { answerTo, Device, resetOf, type Tab } from './fixtures/device';
import { reduceProgress } from './reduceProgress';

const shape: LessonShape = {
  ...{ id: 'lb', sections: [], predictions: [], recall: [], quiz: [], exercises: [] },
  trace: ['a', 'b', 'c'].map((id) => ({ id, meaning: 'm1' })),
};

afterEach(() => vi.unstubAllGlobals());

/** What may happen, to which tab of which device; `which` says of what there is a choice. */
const deed = fc.record({
  what: fc.constantFrom('answer', 'answer', 'answer', 'reset', 'undo', 'export', 'import', 'import', 'look', 'close'),
  device: fc.nat(1),
  tab: fc.nat(1),
  which: fc.nat(),
});
type Deed = { what: string; device: number; tab: number; which: number };

interface World {
  readonly devices: readonly Device[];
  readonly tabs: Tab[][];
  readonly files: string[];
}

async function happen({ devices, tabs, files }: World, { what, device, tab, which }: Deed): Promise<void> {
  const home = devices[device]!;
  home.use();
  const page = tabs[device]![tab]!;
  const { events } = page.state.getState();
  const step = ['a', 'b', 'c'][which % 3]!;
  if (what === 'answer') await page.record(answerTo(step));
  else if (what === 'reset') await page.record(resetOf(which % 2 ? 'lb' : null));
  else if (what === 'undo' && events.length > 0) await page.undo([events[which % events.length]!.id]);
  else if (what === 'export') files.push(await page.exportFile());
  else if (what === 'import' && files.length > 0) await take(page, files[which % files.length]!);
  else if (what === 'look') await page.refresh();
  else if (what === 'close') tabs[device]![tab] = home.open();
}

async function take(page: Tab, text: string): Promise<void> {
  const file = await page.openFile(text);
  if (!file.ok) throw new Error(`${file.why.field}: ${file.why.found}`);
  expect(await page.join(file)).toBe(null);
}

/** Every tab looks again, and takes every other device's file, twice. */
async function settle({ devices, tabs, files }: World): Promise<void> {
  for (const [index, home] of devices.entries()) {
    home.use();
    await tabs[index]![0]!.refresh();
    files.push(await tabs[index]![0]!.exportFile());
  }
  for (const [index, home] of devices.entries()) {
    home.use();
    for (const page of tabs[index]!) for (const text of [...files, ...files.toReversed()]) await take(page, text);
    for (const page of tabs[index]!) await page.refresh();
  }
}

it('whatever two tabs of two devices do, in any order, with any files and resets: in the end all show the same, and all of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 25 }), fc.tuple(fc.nat(), fc.nat()), async (deeds, clocks) => {
      const devices = clocks.map((clock) => Object.assign(new Device(), { nowMs: clock * 1000 }));
      const world: World = { devices, tabs: devices.map((home) => [home.open(), home.open()]), files: [] };
      const made = new Set<string>();
      for (const one of deeds) {
        await happen(world, one);
        for (const page of world.tabs.flat()) for (const { id } of page.state.getState().events) made.add(id);
      }
      await settle(world);
      const [first, ...others] = world.tabs.flat().map(({ state }) => state.getState().events);
      for (const events of others) expect(events).toEqual(first);
      const lessons = world.tabs.flat().map(({ state }) => reduceProgress(state.getState().events, shape));
      for (const lesson of lessons) expect(lesson).toEqual(lessons[0]);
      const { records } = JSON.parse(world.files.at(-1)!);
      const all = new Set(world.files.flatMap((text) => JSON.parse(text).records.map(({ id }: { id: string }) => id)));
      expect([...made].filter((id) => !all.has(id))).toEqual([]);
      expect(counted([...records.toReversed(), ...records]).map(({ id }) => id)).toEqual(
        counted(records).map(({ id }) => id),
      );
      for (const home of devices) home.close();
    }),
  );
});
