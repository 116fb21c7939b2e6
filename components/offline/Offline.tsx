import { useEffect } from 'react';
import { useStore } from 'zustand';
import { formatValue } from '../../course/format';
import type { Locale } from '../../course/languages';
import { changeSettings } from '../../progress/settingsStore';
import { fetchAll, keeping, startKeeping } from './keeping';
import { offlineWords } from './words';

const BYTES_IN_MB = 1e6;

/** How much of the course is on this device, and the ways to have it there and to have it gone. */
export default function Offline({ locale }: { locale: Locale }) {
  useEffect(startKeeping, []);
  const words = offlineWords[locale];
  const { standing, bytes, keptBytes } = useStore(keeping);
  const size = (of: number) => words.size({ megabytes: formatValue(of / BYTES_IN_MB, 'number', locale, 1) });
  const canFetch = standing === 'partly' || standing === 'off' || standing === 'full';
  const canDrop = standing === 'partly' || standing === 'fetching' || standing === 'kept';
  return (
    <>
      <p role="status">{words.standings[standing]({ all: size(bytes), kept: size(keptBytes) })}</p>
      <p>
        {canFetch && (
          <button type="button" onClick={fetchAll}>
            {words.fetch}
          </button>
        )}{' '}
        {canDrop && (
          <button type="button" onClick={() => changeSettings({ offline: 'off' })}>
            {words.drop}
          </button>
        )}
      </p>
    </>
  );
}
