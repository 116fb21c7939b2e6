import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../../engine/scenario/named';
import { simulate } from '../../../engine/simulation/simulate';
import { viewOf } from '../../../engine/story/view';
import { pictures } from '.';

/** In the middle of their runs; a day has more connections than are drawn as marks. */
const views = Object.entries(namedScenarios).map(
  ([name, scenario]) => [name, viewOf(simulate(scenario), scenario.durationMs / 2)] as const,
);

const heightOfDrawing = (drawing: string) => Number(/viewBox="0 0 360 ([\d.]+)"/.exec(drawing)?.[1]);

describe.each(Object.entries(pictures))('the picture %s', (_, { Drawing, heightOf }) => {
  it.each(views)('is as tall as it says, of %s', (_, view) => {
    const drawing = renderToStaticMarkup(createElement(Drawing, { view, locale: 'en' }));
    expect(heightOf(view)).toBe(heightOfDrawing(drawing));
  });
});
