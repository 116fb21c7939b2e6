/** Asks the browser not to delete what is stored; false where it cannot be asked or says no. */
export async function askToKeep(): Promise<boolean> {
  try {
    return (await navigator.storage?.persist?.()) ?? false;
  } catch {
    return false;
  }
}
