import { type ReactNode, useEffect, useRef } from 'react';

/**
 * As tall as what it holds has ever been at this width: where a question makes way for its answer, what stands below it
 * stays where it is.
 */
export function Kept({ className, children }: { className: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const kept = place.current!;
    let [width, height] = [0, 0];
    const sizes = new ResizeObserver(() => {
      const nowWide = kept.getBoundingClientRect().width;
      if (nowWide !== width) {
        // At another width the height is asked anew.
        kept.style.minBlockSize = '';
        [width, height] = [nowWide, 0];
      }
      height = Math.max(height, kept.getBoundingClientRect().height);
      kept.style.minBlockSize = `${height}px`;
    });
    sizes.observe(kept);
    return () => sizes.disconnect();
  }, []);
  return (
    <div ref={place} className={className}>
      {children}
    </div>
  );
}
