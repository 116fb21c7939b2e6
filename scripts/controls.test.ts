import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { filesUnder } from './files';

const sources = await Promise.all(
  (await filesUnder('components'))
    .filter((file) => file.endsWith('.tsx'))
    .map(async (file) => ({ file, source: await readFile(file, 'utf8') })),
);
const filesWith = (markup: RegExp) => sources.flatMap(({ file, source }) => (markup.test(source) ? [file] : []));

it('no number field is the native one, which reads 12,5 as 125 and turns with the wheel', () => {
  expect(filesWith(/<input\b[^>]*\btype="number"/)).toEqual([]);
});

it('there is one slider, which a finger that scrolls does not turn', () => {
  expect(filesWith(/<input\b[^>]*\btype="range"/)).toEqual(['components/shell/Slider.tsx']);
});

it('nothing that changes at frames is a status: of outputs there are none but those that a button turns', () => {
  expect(filesWith(/<output\b/)).toEqual(['components/simulation/instruments/handshake/Handshake.tsx']);
});
