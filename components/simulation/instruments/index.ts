import { type ComponentType, lazy } from 'react';
import type { InstrumentKind, InstrumentProps } from './definition';
import './style.css';

/** Each comes, with its words and its style, when its part of the page is opened. */
export const instruments: Readonly<Record<InstrumentKind, ComponentType<InstrumentProps>>> = {
  'five-tuple': lazy(() => import('./five-tuple/FiveTuple')),
  'table-fill': lazy(() => import('./table-fill/TableFill')),
  'table-compare': lazy(() => import('./table-compare/TableCompare')),
  placement: lazy(() => import('./placement/Placement')),
  handshake: lazy(() => import('./handshake/Handshake')),
  alerts: lazy(() => import('./alerts/Alerts')),
};
