'use client';

import type { ReactNode } from 'react';
import { LazyIsland } from '../shell/LazyIsland';
import type { StageProps } from './Stage';
import './simulation.css';

const load = () => import('./Stage');

/** A frame of the run from the first paint on; the stage comes to life when the reader comes near. */
export function SimulationIsland({ children, ...props }: StageProps & { children: ReactNode }) {
  return (
    <LazyIsland load={load} props={props} id={`simulation-${props.spec.id}`} className="wide">
      {children}
    </LazyIsland>
  );
}
