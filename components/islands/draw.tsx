import { Component, type ComponentType, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Locale } from '../../course/languages';
import { Failed } from '../shell/late/Failed';
import { handOver } from './handOver';

export { propsIn } from '../shell/propsIn';

interface IslandProps {
  readonly locale: Locale;
}

let count = 0;

/** Draws a component in place of what stands in the element, as a root of its own. Returns how to take it away. */
export function draw(place: HTMLElement, Island: ComponentType<never>, props: IslandProps): () => void {
  count += 1;
  const root = createRoot(place, { identifierPrefix: `island${count}` });
  const Drawn = Island as ComponentType<IslandProps>;
  const give = handOver(place);
  flushSync(() =>
    root.render(
      <Boundary locale={props.locale}>
        <Drawn {...props} />
      </Boundary>,
    ),
  );
  give();
  return () => root.unmount();
}

/** What goes wrong in an island ends in it, with words. */
class Boundary extends Component<{ locale: Locale; children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError = () => ({ isBroken: true });

  override render(): ReactNode {
    const { locale, children } = this.props;
    if (!this.state.isBroken) return children;
    return <Failed locale={locale} why="broken" onAgain={() => this.setState({ isBroken: false })} />;
  }
}
