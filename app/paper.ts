import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Viewport } from 'next';

const tokens = readFileSync(join(process.cwd(), 'components/shell/tokens.css'), 'utf8');
const [, light = '', dark = ''] = /--paper: light-dark\((#\w+), (#\w+)\)/.exec(tokens) ?? [];

/** The colour of the page, by theme, for what the browser draws around it. */
export const paper = { light, dark };

export const viewport: Viewport = {
  themeColor: (['light', 'dark'] as const).map((theme) => ({
    media: `(prefers-color-scheme: ${theme})`,
    color: paper[theme],
  })),
};
