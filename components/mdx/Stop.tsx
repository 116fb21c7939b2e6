import type { ReactNode } from 'react';
import { Said } from '../altitude/Said';
import './Stop.css';

interface StopProps {
  id: string;
  title: string;
  /** The title at Zero. */
  plain?: string;
  children?: ReactNode;
}

/** A section of the page, which `j` and `k` go to and which an address can name. */
export function Stop({ id, title, plain, children }: StopProps) {
  return (
    <section id={id} className="stop" data-stop aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <a href={`#${id}`}>
          <Said as="span" of={{ trade: title, plain: plain ?? title }} />
        </a>
      </h2>
      {children}
    </section>
  );
}
