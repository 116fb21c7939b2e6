/**
 * A page without the fonts that Next loads ahead of every page, be they used or not. An embed uses none, and in a frame
 * without an origin the browser would refuse each, with an error in the console of whoever embeds it.
 */
export function withoutFonts(html: string): string {
  return html.replace(/<link rel="preload"[^>]* as="font"[^>]*>/g, '');
}
