import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { From } from '../../../course/schema/common';
import { isShown } from '../../shell/blocks';
import { faultsOf, grouped, isUnderWay, strikesFor } from '../breaking';
import { nameOf, timeText } from '../names';
import { FaultName } from './FaultName';
import { earliest } from './offered';
import { useStageContext, useWords } from './stageContext';
import type { FaultActions } from './useFaults';
import type { Menu } from './useMenu';
import './StageMenu.css';

/** What the reader has opened: what can happen to a box, or what can be done with a fault. */
export function StageMenu() {
  const { menu, act, player } = useStageContext();
  const subject = menu?.subject;
  const isGone = !!subject && 'fault' in subject && !player.scenario.faults[subject.fault];
  // A fault may be gone before its menu has been told that it is closed: should the fault come back, the menu does not.
  useEffect(() => {
    if (isGone) menu?.close();
  }, [isGone, menu]);
  if (!menu || !subject || isGone || !act.faults) return null;
  return 'box' in subject ? (
    <BoxMenu key={menu.key} menu={menu} box={subject.box} faults={act.faults} />
  ) : (
    <FaultMenu key={menu.key} menu={menu} index={subject.fault} faults={act.faults} />
  );
}

function BoxMenu({ menu, box, faults }: { menu: Menu; box: string; faults: FaultActions }) {
  const { spec, player } = useStageContext();
  const words = useWords();
  const { scenario } = player;
  return (
    <Panel menu={menu} title={words.whatCanHappen({ name: nameOf(box) })}>
      {grouped(strikesFor(scenario, box, spec.faults)).map(({ group, strikes }) => (
        <Choices key={group} name={words.faultGroups[group]} from={earliest(strikes)}>
          {strikes.map((strike) => (
            <Choice key={JSON.stringify(strike)} from={strike.from} onChoose={() => faults.strike(strike)}>
              <FaultName of={strike} />
            </Choice>
          ))}
        </Choices>
      ))}
      {faultsOf(scenario, box).map((index) => (
        <Choices key={index} name={<FaultTitle index={index} />}>
          <WithFault index={index} faults={faults} />
        </Choices>
      ))}
    </Panel>
  );
}

function FaultMenu({ menu, index, faults }: { menu: Menu; index: number; faults: FaultActions }) {
  const { player, locale } = useStageContext();
  const words = useWords();
  return (
    <Panel menu={menu} title={<FaultTitle index={index} />}>
      <div className="choices">
        <WithFault index={index} faults={faults} />
        <Choice onChoose={() => faults.move(index, player.tMs)}>
          {words.moveHere({ time: timeText(Math.round(player.tMs), locale) })}
        </Choice>
      </div>
    </Panel>
  );
}

/** How a fault that is set is called. */
function FaultTitle({ index }: { index: number }) {
  const { player, locale } = useStageContext();
  const fault = player.scenario.faults[index]!;
  return (
    <>
      <FaultName of={fault} />, {timeText(fault.atMs, locale)}
    </>
  );
}

/** The ways to be rid of a fault. */
function WithFault({ index, faults }: { index: number; faults: FaultActions }) {
  const { player } = useStageContext();
  const words = useWords();
  return (
    <>
      {isUnderWay(player.scenario.faults[index]!, player.tMs) && (
        <Choice onChoose={() => faults.end(index)}>{words.endNow}</Choice>
      )}
      <Choice onChoose={() => faults.remove(index)}>{words.remove}</Choice>
    </>
  );
}

function Choices({ name, from, children }: { name: ReactNode; from?: From; children: ReactNode }) {
  return (
    <fieldset data-from={from}>
      <legend>{name}</legend>
      <div className="choices">{children}</div>
    </fieldset>
  );
}

function Choice({ from, onChoose, children }: { from?: From; onChoose: () => void; children: ReactNode }) {
  const { menu } = useStageContext();
  return (
    <button
      type="button"
      data-from={from}
      onClick={({ currentTarget }) => {
        // First, so that the focus goes back to a part that still stands.
        currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
        // What is chosen may take the menu away before it hears that it was closed.
        menu?.close();
        onChoose();
      }}
    >
      {children}
    </button>
  );
}

/** Over the page, beside the part that was pressed; Escape and a press elsewhere close it. */
function Panel({ menu, title, children }: { menu: Menu; title: ReactNode; children: ReactNode }) {
  const panel = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const { part } = menu;
  useLayoutEffect(() => {
    const shown = panel.current!;
    shown.showPopover();
    place(shown, part.getBoundingClientRect());
    const choices = [...shown.querySelectorAll('button')];
    choices.find(isShown)?.focus({ preventScroll: true });
  }, [part]);
  return (
    <div
      ref={panel}
      className="stage-menu"
      popover="auto"
      role="dialog"
      aria-labelledby={titleId}
      onToggle={({ newState }) => {
        if (newState === 'closed') menu.close();
      }}
    >
      <h3 id={titleId}>{title}</h3>
      {children}
    </div>
  );
}

/** Distance from the part, and from the edges of the window, in CSS px. */
const GAP = 8;

/** Below the part if it fits there, else above it, else where it fits; it scrolls with the page. */
function place({ offsetWidth, offsetHeight, style }: HTMLElement, part: DOMRect): void {
  const { clientWidth, clientHeight } = document.documentElement;
  const [below, above] = [part.bottom + GAP, part.top - GAP - offsetHeight];
  const lowest = clientHeight - GAP - offsetHeight;
  const top = below <= lowest ? below : above >= GAP ? above : Math.max(GAP, lowest);
  const middle = part.left + (part.width - offsetWidth) / 2;
  const left = Math.max(GAP, Math.min(clientWidth - GAP - offsetWidth, middle));
  style.top = `${top + scrollY}px`;
  style.left = `${left + scrollX}px`;
}
