import { retried } from '../../../progress/retried';

/** What the reader's press asks for. Where it does not come the page says so (`Missing`); the next press asks again. */
export async function asked<T>(load: () => Promise<T>): Promise<T> {
  const { dataset } = document.documentElement;
  try {
    const came = await retried(load);
    delete dataset.scripts;
    return came;
  } catch (error) {
    dataset.scripts = 'missing';
    throw error;
  }
}
