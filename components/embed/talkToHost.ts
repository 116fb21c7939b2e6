import { type HeightMessage, hostMessage } from './messages';

/** On an embedded page: tells the page around how tall this one is, and takes the few messages that it may send. */
export function talkToHost(): void {
  const frame = document.querySelector<HTMLElement>('main.embed');
  if (!frame) return;
  const { simulation = '' } = frame.dataset;
  const tellHeight = () => {
    const px = Math.ceil(frame.getBoundingClientRect().height);
    // To whoever frames the page: a height is no secret.
    window.parent.postMessage({ type: 'rlb:height', simulation, px } satisfies HeightMessage, '*');
  };
  new ResizeObserver(tellHeight).observe(frame);
  window.addEventListener('message', ({ source, data }) => {
    const message = source === window.parent ? hostMessage(data) : null;
    if (message?.type === 'rlb:ask-height') tellHeight();
    if (message?.type === 'rlb:theme') document.documentElement.dataset.theme = message.theme;
  });
}
