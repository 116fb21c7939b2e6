import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What sites that show a shared link ask for. */
export const SHARE_IMAGE = { width: 1200, height: 630 };

const drawnFrame = /\bframes\/([\w-]+)[\w.-]*?\.([a-z]+)\.svg/;

/** The picture that stands for a page where a link to it is shared: of its first simulation; undefined where it has none. */
export function shareImageOf(html: string): string | undefined {
  const [, simulation, locale] = drawnFrame.exec(html) ?? [];
  return simulation && `${simulation}.${locale}`;
}

/**
 * Draws frames of simulations as share/<name>.png, which is what such sites take, by a browser: the frames are SVG in the
 * course's own CSS, which nothing else draws.
 * @param names as `shareImageOf` gives them
 * Resolves to false where no browser is found: nothing is drawn then.
 */
export async function drawShareImages(folder: string, names: Iterable<string>): Promise<boolean> {
  const { chromium } = await import('@playwright/test');
  const { browserArgs, browserPath } = await import('./browser');
  let executablePath: string;
  try {
    executablePath = browserPath();
  } catch (error) {
    console.warn(`Shared links show the icon and no simulation. ${error instanceof Error ? error.message : error}`);
    return false;
  }
  await mkdir(join(folder, 'share'), { recursive: true });
  const browser = await chromium.launch({ executablePath, args: browserArgs });
  const page = await browser.newPage({ viewport: SHARE_IMAGE, reducedMotion: 'reduce' });
  for (const name of names) {
    await page.setContent(sheetWith(await readFile(join(folder, 'frames', `${name}.svg`))));
    await page.screenshot({ path: join(folder, 'share', `${name}.png`) });
  }
  await browser.close();
  return true;
}

function sheetWith(svg: Buffer): string {
  const style = 'margin:0;height:100vh;background:#fff;display:grid;place-items:center';
  const image = `<img src="data:image/svg+xml;base64,${svg.toString('base64')}" style="height:590px;max-width:1160px">`;
  return `<!doctype html><body style="${style}">${image}`;
}
