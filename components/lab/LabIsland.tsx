'use client';

import type { ReactNode } from 'react';
import { anchorOf, LAB } from '../../engine/links/address';
import { LazyIsland } from '../shell/LazyIsland';
import type { LabProps } from './Lab';
import './LabIsland.css';

const load = () => import('./Lab');

/** The lab, whose script is asked for when the page is there. Links name it as they name a simulation. */
export function LabIsland({ children, ...props }: LabProps & { children: ReactNode }) {
  return (
    <LazyIsland load={load} props={props} id={anchorOf(LAB)} className="lab-place">
      {children}
    </LazyIsland>
  );
}
