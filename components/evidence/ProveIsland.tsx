'use client';

import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import { LazyIsland } from '../shell/LazyIsland';
import styles from './evidence.module.css';

const load = () => import('./ProveUsWrong');

/** Comes to life when the reader comes near: the exact models and both languages' words are loaded then. */
export function ProveIsland({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <LazyIsland load={load} props={{ locale }} className={styles.island}>
      {children}
    </LazyIsland>
  );
}
