'use client';

import { useCallback } from 'react';
import { firstFrameOf } from '#first-frame';
import { anchorOf } from '../../engine/links/address';
import { LazyIsland } from '../shell/LazyIsland';
import type { StageProps } from './Stage';

/**
 * A frame of the run from the first paint on; the stage takes its place when the reader is near and the run at hand.
 * Another scenario, as while it is being written, is another stage.
 */
export function SimulationIsland(props: StageProps) {
  const { scenario } = props.spec;
  const load = useCallback(async () => (await import('./Stage')).prepared(scenario), [scenario]);
  return (
    <LazyIsland
      load={load}
      props={props}
      version={JSON.stringify(scenario)}
      id={anchorOf(props.spec.id)}
      className="wide"
    >
      {firstFrameOf(props)}
    </LazyIsland>
  );
}
