import { Children, isValidElement, type ReactNode } from 'react';
import { isThereAt, type Layer } from '../../course/altitude';

interface WithoutScriptProps {
  title: string;
  children: ReactNode;
}

/** What an exercise tells afterwards, for who has no script: it is read at the top, so what only lower altitudes read is left out. */
export function WithoutScript({ title, children }: WithoutScriptProps) {
  const isRead = (child: ReactNode) => !isValidElement<Layer>(child) || isThereAt(child.props, 'senior');
  return (
    <noscript>
      <details>
        <summary>{title}</summary>
        {Children.toArray(children).filter(isRead)}
      </details>
    </noscript>
  );
}
