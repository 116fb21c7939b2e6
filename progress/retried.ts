/** Between a script that did not come and the second time that it is asked for. */
const PAUSE_MS = 400;

/** What `load` imports, asked for once more if it did not come the first time. Rejects if it does not come then. */
export async function retried<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return load();
  }
}
