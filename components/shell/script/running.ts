import { afterLoad } from '../afterLoad';

/** What a reader reads first stands still; and what takes the machine's time waits until the page has come to rest. */
const PATIENCE_MS = 3000;

/** Lets the run that the course's map shows play, for who has nothing against motion: its picture stands there until then. */
export function startRunning(): void {
  const image = document.querySelector<HTMLImageElement>('img[data-runs]');
  if (!image || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const play = () => {
    image.src = image.dataset.runs ?? image.src;
  };
  afterLoad(() => setTimeout(play, PATIENCE_MS));
}
