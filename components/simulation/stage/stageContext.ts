import { createContext, use } from 'react';
import type { Locale } from '../../../course/languages';
import type { ClientSimulation } from '../../../course/schema/client';
import type { Scenario } from '../../../engine/scenario/schema';
import type { Run } from '../../../engine/simulation/run';
import type { View } from '../../../engine/story/view';
import type { Both } from '../../words/manner';
import type { Picking } from '../pictures/parts/canvas';
import type { Player } from '../player';
import { type SimulationWords, simulationWords } from '../words';
import type { Told } from './told';
import type { FaultActions, Notice } from './useFaults';
import type { Menu, Subject } from './useMenu';
import type { Transport } from './useTransport';

/** What a stage shows and what may be done on it: its parts take it from here. */
export interface Stage {
  readonly spec: ClientSimulation;
  /** The author's words. */
  readonly told: Told;
  readonly locale: Locale;
  readonly player: Player;
  readonly run: Run | null;
  readonly view: View | null;
  /** What the picture shows, in words. */
  readonly description: Both;
  /** What changed last, in words: what is spoken. */
  readonly happened: Both;
  /** What the reader has just done to the faults. */
  readonly notice: Notice | null;
  /** What the reader has opened on a thing of the picture, or on a mark of the time line. */
  readonly menu: Menu | null;
  readonly act: StageActions;
}

/** Each absent where it may not be done: all of them on the server, and where there will be no run. */
export interface StageActions {
  readonly transport?: Transport | undefined;
  /** Asks why a flow went where it went; null closes the answer. */
  readonly why?: ((flow: number | null) => void) | undefined;
  /** Another scenario: absent until the reader has predicted, and where a run stands by itself. */
  readonly change?: ((scenario: Scenario) => void) | undefined;
  /** Boxes are picked in the picture, to be changed beside it. */
  readonly picking?: Picking | undefined;
  readonly compare?: ((compare: readonly string[]) => void) | undefined;
  readonly faults?: FaultActions | undefined;
  /** Opens the menu of a thing, beside the part of the page that shows it. */
  readonly open?: ((subject: Subject, part: Element) => void) | undefined;
}

export const StageContext = createContext<Stage | null>(null);

export const useStageContext = (): Stage => given(use(StageContext));

/** By itself, for it does not change while a run plays: a table that only has words need not be drawn again. */
export const LocaleContext = createContext<Locale | null>(null);

export const useLocale = (): Locale => given(use(LocaleContext));

export const useWords = (): SimulationWords => simulationWords[useLocale()];

function given<T>(value: T | null): T {
  if (value === null) throw new Error('A part of a stage stands outside of a StageFrame.');
  return value;
}
