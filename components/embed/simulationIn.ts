import { Children, type ComponentType, isValidElement, type ReactElement, type ReactNode } from 'react';

type Held = { id?: string; children?: ReactNode };

/** The element of one simulation in a lesson's text, wherever it stands there; undefined where the text has none. */
export function simulationIn(text: ReactNode, kind: ComponentType<never>, id: string): ReactElement | undefined {
  for (const node of Children.toArray(text)) {
    if (!isValidElement<Held>(node)) continue;
    const found = node.type === kind && node.props.id === id ? node : simulationIn(node.props.children, kind, id);
    if (found) return found;
  }
  return undefined;
}
