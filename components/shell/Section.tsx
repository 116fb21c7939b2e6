import type { ReactNode } from 'react';
import './Section.css';

interface SectionProps {
  id: string;
  title: string;
  intro: string;
  children?: ReactNode;
}

/** A section of a page that is no lesson: `j` and `k` go to it, and an address can name it. */
export function Section({ id, title, intro, children }: SectionProps) {
  return (
    <section id={id} className="section" data-stop aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <a href={`#${id}`}>{title}</a>
      </h2>
      <p className="intro">{intro}</p>
      {children}
    </section>
  );
}
