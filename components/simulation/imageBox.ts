import { PICTURE_WIDTH } from './pictures/parts/canvas';

/** Around a picture in an image file, in its units: a font of the reader's machine may be wider than the page's own. */
export const MARGIN = 8;

/** What an image of a picture shows (`scripts/frames.ts`), in the picture's units. */
export const imageBox = (height: number, margin: number) => ({
  x: -margin,
  y: -margin,
  width: PICTURE_WIDTH + 2 * margin,
  height: Math.round(height) + 2 * margin,
});
