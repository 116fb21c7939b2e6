'use client';

import type { ComponentType, ReactNode } from 'react';
import { LazyIsland } from '../shell/LazyIsland';
import styles from './progress.module.css';

/** A part of the page that is loaded when the reader comes near it; what it holds stands there until then. */
function island<P extends object>(load: () => Promise<{ default: ComponentType<P> }>, className?: string) {
  return function Island({ props, children }: { props: P; children?: ReactNode }) {
    return (
      <LazyIsland load={load} props={props} className={className}>
        {children}
      </LazyIsland>
    );
  };
}

export const CalibrationIsland = island(() => import('./Calibration'));
export const PredictionsIsland = island(() => import('./PredictionsTable'), styles.tall);
export const LessonsIsland = island(() => import('./Lessons'), styles.tall);
export const ProgressFileIsland = island(() => import('./ProgressFile'), styles.short);
export const SettingsIsland = island(() => import('./Settings'), styles.short);
