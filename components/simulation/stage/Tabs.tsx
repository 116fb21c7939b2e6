import type { Summary } from './summaries';
import './Drawer.css';

interface TabsProps {
  readonly tabs: readonly Summary[];
  readonly open?: string | null;
  /** Another one, or none; absent until there is something to open. */
  readonly onOpen?: ((name: string | null) => void) | undefined;
  /** Id of what they open. */
  readonly panelId?: string;
}

/** The names of what lies in a drawer, one of which may be open. */
export function Tabs({ tabs, open = null, onOpen, panelId }: TabsProps) {
  return (
    <div className="tabs">
      {tabs.map(({ name, from }) => (
        <button
          key={name}
          type="button"
          data-from={from}
          disabled={!onOpen}
          aria-expanded={name === open}
          aria-controls={name === open ? panelId : undefined}
          onClick={() => onOpen?.(name === open ? null : name)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
