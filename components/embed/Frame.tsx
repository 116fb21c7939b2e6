'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { startSettings } from '../../progress/useSettings';
import { keepFocus } from '../shell/keepFocus';
import { type HeightMessage, hostMessage } from './messages';
import './embed.css';

/** What fills a frame in a page of someone else's: it tells that page its height, and takes few messages from it. */
export function Frame({ simulation, children }: { simulation: string; children: ReactNode }) {
  const place = useRef<HTMLElement>(null);

  useEffect(() => startSettings(), []);
  useEffect(keepFocus, []);
  useEffect(() => (place.current ? talkToHost(place.current, simulation) : undefined), [simulation]);

  return (
    <main ref={place} className="embed">
      {children}
    </main>
  );
}

function talkToHost(element: HTMLElement, simulation: string): () => void {
  const tellHeight = () => {
    const px = Math.ceil(element.getBoundingClientRect().height);
    // To whoever frames the page: a height is no secret.
    window.parent.postMessage({ type: 'rlb:height', simulation, px } satisfies HeightMessage, '*');
  };
  const onMessage = ({ source, data }: MessageEvent) => {
    const message = source === window.parent ? hostMessage(data) : null;
    if (message?.type === 'rlb:ask-height') tellHeight();
    if (message?.type === 'rlb:theme') document.documentElement.dataset.theme = message.theme;
  };
  const observer = new ResizeObserver(tellHeight);
  observer.observe(element);
  window.addEventListener('message', onMessage);
  return () => {
    observer.disconnect();
    window.removeEventListener('message', onMessage);
  };
}
