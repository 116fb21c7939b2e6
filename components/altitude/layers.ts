import './altitudes.css';

/** Where a part of the text is shown: at every altitude, `from` one on, `until` one, between the two, or at one `only`. */
export interface Shown {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly only?: string | undefined;
}

/** The attributes by which CSS shows it, so that one HTML serves every reader. */
export const layerData = ({ from, until, only }: Shown) => ({
  'data-from': from,
  'data-until': until,
  'data-only': only,
});
