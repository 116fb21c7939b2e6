import type { ComponentType } from 'react';
import type { Locale } from '../../../course/languages';
import type { ClientSimulation } from '../../../course/schema/client';
import type { Run } from '../../../engine/simulation/run';
import type { View } from '../../../engine/story/view';
import type { Manner } from '../../words/manner';
import type { ChartData } from '../chart/Chart';
import type { PictureProps } from './parts/canvas';

/** What a thing of the trade is, for which the story told at Zero has a word. */
export type Role = 'client' | 'visitor' | 'router' | 'record' | 'lb' | 'door' | 'backend' | 'zone';

export type PictureKind = ClientSimulation['picture'];

/** All that a kind of picture is. Nothing has a default: what a picture does without, it says. */
export interface PictureDefinition {
  /** A pure function of a view: it draws on the server as in the browser. */
  readonly Drawing: ComponentType<PictureProps>;
  /** How tall the drawing of a view is, in the units in which it is `PICTURE_WIDTH` wide. */
  readonly heightOf: (view: View) => number;
  /** What it draws. */
  readonly roles: readonly Role[];
  /** Folders, from this one, whose `style.css` the drawing needs beside that of `parts`. */
  readonly styles: readonly string[];
  /** What the drawing shows, in sentences; an empty one is left out. */
  readonly tell: (view: View, locale: Locale, manner: Manner) => readonly string[];
  /** Whether the last event is told before that: a dashboard shows what is measured, not what broke. */
  readonly tellsEvents: boolean;
  /** The whole run over time, below the picture. */
  readonly chart: (run: Run, locale: Locale) => ChartData;
  /** Whether a reader can ask a system of their own what it shows: then a link leads to how. */
  readonly isProvable: boolean;
}
