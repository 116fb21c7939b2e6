import type { Layer } from '../../course/altitude';
import './altitudes.css';

/** The attributes by which CSS shows it, so that one HTML serves every reader. */
export const layerData = ({ from, until, only }: Layer) => ({
  'data-from': from,
  'data-until': until,
  'data-only': only,
});
