/**
 * Puts the text of `block` on the clipboard. Where a page may not write there (plain HTTP) the text is selected instead,
 * for the reader to copy. Resolves to whether it is on the clipboard.
 */
export async function copyOrSelect(block: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(block.textContent);
    return true;
  } catch {
    getSelection()?.selectAllChildren(block);
    return false;
  }
}
