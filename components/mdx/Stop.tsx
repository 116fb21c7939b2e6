import type { ReactNode } from 'react';
import { Said } from '../altitude/Said';
import type { Bound } from '../prose/context';
import './Stop.css';

interface StopProps extends Bound {
  id: string;
  title: string;
  /** The title at Zero. */
  plain?: string;
  children?: ReactNode;
}

/** A section of the page, which `j` and `k` go to and which an address can name. */
export function Stop({ id, title, plain, lesson, children }: StopProps) {
  const { source, report } = lesson.passage(id);
  const say = lesson.words.passage;
  return (
    <section id={id} className="stop" data-stop aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <a href={`#${id}`}>
          <Said as="span" of={{ trade: title, plain: plain ?? title }} />
        </a>
      </h2>
      {children}
      {(source || report) && (
        <p className="passage">
          {source && (
            <a href={source} aria-describedby={`${id}-title`}>
              {say.source}
            </a>
          )}
          {report && (
            <a href={report} aria-describedby={`${id}-title`}>
              {say.report}
            </a>
          )}
        </p>
      )}
    </section>
  );
}
