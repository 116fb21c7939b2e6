/** A printed link is what it says: its whole address, with the host, which no build knows. */
export function spellOutLinks(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.telling figcaption a'))
    link.textContent = link.href;
}
