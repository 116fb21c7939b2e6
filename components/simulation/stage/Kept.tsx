import { type ReactNode, useEffect, useRef } from 'react';

/**
 * As tall as what it holds has ever been at this width: where a question makes way for its answer, what stands below it
 * stays where it is.
 */
export function Kept({ className, children }: { className: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { style } = place.current!;
    let [width, height] = [0, 0];
    const sizes = new ResizeObserver(([entry]) => {
      const { width: nowWide, height: nowTall } = entry!.target.getBoundingClientRect();
      height = nowWide === width ? Math.max(height, nowTall) : 0;
      width = nowWide;
      // At another width the height is asked anew.
      style.minBlockSize = height === 0 ? '' : `${height}px`;
    });
    sizes.observe(place.current!);
    return () => sizes.disconnect();
  }, []);
  return (
    <div ref={place} className={className}>
      {children}
    </div>
  );
}
