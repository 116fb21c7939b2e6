import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import { DataElement } from './DataElement';
import { dataOf } from './islandData';
import { Failed } from './late/Failed';
import { lateWords } from './late/words';
import './Island.css';

/** What `components/islands/registry.ts` has a script for. */
export type IslandName =
  | 'calibration'
  | 'cards-file'
  | 'forecast'
  | 'group'
  | 'lab'
  | 'lessons'
  | 'match'
  | 'offline'
  | 'order'
  | 'picker'
  | 'predictions'
  | 'progress-file'
  | 'prove'
  | 'queue'
  | 'quiz'
  | 'recall'
  | 'settings'
  | 'simulation'
  | 'trace'
  | 'tune'
  | 'weak-spots';

interface IslandProps<P> {
  name: IslandName;
  /** Plain data, and texts as the server writes them: what the island's component is given. */
  props: P;
  /** Names the island in the address (`#id`), so that a link may ask for it. */
  id?: string;
  /** Reserves the height that the island will have, so that nothing jumps. */
  className?: string;
  /** What stands there until the island is alive, and without JavaScript: a first frame. */
  children?: ReactNode;
}

/**
 * A part of the page that will be alive: a root of its own (docs/adr/0015), which `components/islands` starts when the
 * reader comes near. Nothing of it reaches the text around. With other data it is another island, as while its author
 * edits what it is made of.
 */
export function Island<P extends { readonly locale: Locale }>({
  name,
  props,
  id,
  className = '',
  children,
}: IslandProps<P>) {
  const data = dataOf(props);
  return (
    <course-island key={data.json} id={id} class={`island ${className}`} name={name}>
      {children}
      <p className="late-waits" role="status" hidden>
        {lateWords[props.locale].loading}
      </p>
      <Failed locale={props.locale} why="failed" hidden />
      <DataElement {...data} />
    </course-island>
  );
}
