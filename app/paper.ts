import type { Viewport } from 'next';

/** `--paper` of `tokens.css`, where no style sheet is read: for what a browser draws around a page. */
export const paper = { light: '#fbfaf6', dark: '#15191d' };

export const viewport: Viewport = {
  themeColor: (['light', 'dark'] as const).map((theme) => ({
    media: `(prefers-color-scheme: ${theme})`,
    color: paper[theme],
  })),
};
