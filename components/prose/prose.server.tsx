import type { ReactNode } from 'react';

/*
 * Server components and the HTML renderer are two module graphs of one process: what one keeps, the other finds only
 * through the global object.
 */
const key = Symbol.for('resilient-lb-course.prose');
const shelf = globalThis as { [key]?: Map<string, ReactNode> };
shelf[key] ??= new Map();
const kept = shelf[key];

export function keepProse(id: string, nodes: ReactNode): void {
  kept.set(id, nodes);
}

export function proseOf(id: string): ReactNode {
  if (!kept.has(id)) throw new Error(`Prose ${id} was asked for before it was kept`);
  return <div className="prose">{kept.get(id)}</div>;
}
