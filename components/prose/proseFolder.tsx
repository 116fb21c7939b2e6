import { Children, isValidElement, type ReactNode } from 'react';
import { keepProse } from './prose.server';
import { StaticProse } from './StaticProse';

/** Folds what has no life in the browser into StaticProse, which the page does not repeat as data. */
export interface ProseFolder {
  /** The children in order, each stretch without an island folded. While developing nothing is, so that edits show. */
  fold(children: ReactNode): ReactNode;
  /** Whether an island is among the children, or written inside one of them. */
  holdsIsland(children: ReactNode): boolean;
}

/**
 * @param name of the page, different from every other
 * @param islands the components that are alive in the browser or hold folded prose themselves
 */
export function proseFolder(name: string, islands: ReadonlySet<unknown>): ProseFolder {
  let count = 0;
  const folded = (stretch: ReactNode[]) => {
    const id = `${name}.${count++}`;
    keepProse(id, stretch);
    return <StaticProse key={id} id={id} />;
  };
  const isAlive = (child: ReactNode): boolean =>
    isValidElement<{ children?: ReactNode }>(child) && (islands.has(child.type) || holdsIsland(child.props.children));
  const holdsIsland = (children: ReactNode) => Children.toArray(children).some(isAlive);

  return {
    holdsIsland,
    fold(children) {
      if (process.env.NODE_ENV === 'development') return children;
      return stretches(Children.toArray(children), isAlive).map((stretch) =>
        Array.isArray(stretch) ? folded(stretch) : stretch,
      );
    },
  };
}

/** Neighbours without life gathered into arrays; what is alive stays as it is, between them. */
function stretches(nodes: ReactNode[], isAlive: (node: ReactNode) => boolean): (ReactNode | ReactNode[])[] {
  const gathered: (ReactNode | ReactNode[])[] = [];
  for (const node of nodes) {
    const last = gathered.at(-1);
    if (isAlive(node)) gathered.push(node);
    else if (Array.isArray(last)) last.push(node);
    else gathered.push([node]);
  }
  return gathered;
}
