import type { ComponentType } from 'react';
import type { InstrumentKind } from '../../../course/schema/lesson';
import { late } from '../../shell/late/late';
import type { InstrumentProps } from './definition';
import './style.css';

/** Each comes, with its words and its style, when its part of the page is opened. */
export const instruments: Readonly<Record<InstrumentKind, ComponentType<InstrumentProps>>> = {
  'five-tuple': late(() => import('./five-tuple/FiveTuple')),
  'table-fill': late(() => import('./table-fill/TableFill')),
  'table-compare': late(() => import('./table-compare/TableCompare')),
  placement: late(() => import('./placement/Placement')),
  handshake: late(() => import('./handshake/Handshake')),
  alerts: late(() => import('./alerts/Alerts')),
};
