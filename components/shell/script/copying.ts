import { copyOrSelect } from '../copyOrSelect';
import { onDeed } from './deeds';

/** Gives the buttons that copy a piece of configuration (`Config`) their life. */
export function startCopying(): void {
  onDeed('copy', async (button) => {
    const figure = button.closest('figure');
    const [text, status] = [figure?.querySelector('pre'), figure?.querySelector<HTMLElement>('[role=status]')];
    if (!text || !status) return;
    status.textContent = ((await copyOrSelect(text)) ? status.dataset.copied : status.dataset.selected) ?? '';
  });
}
