import type { ReactNode } from 'react';
import styles from './gallery.module.css';

const THEMES = ['light', 'dark'] as const;

/** The same in light and dark, side by side. What needs a name of its own on the page makes one of the theme. */
export function Themes({ name, children }: { name: string; children: ReactNode | ((theme: string) => ReactNode) }) {
  return (
    <div className={styles.state}>
      <h3>{name}</h3>
      {THEMES.map((theme) => (
        <div key={theme} className={styles.theme} data-theme={theme}>
          {typeof children === 'function' ? children(theme) : children}
        </div>
      ))}
    </div>
  );
}
