import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { expectedShare, recordChangedMs, shareNow } from '../../../../engine/story/dnsMemory';
import type { View } from '../../../../engine/story/view';
import { nameOf } from '../../names';
import { percent, tellLbStates } from '../parts/tell';
import { partsWords } from '../parts/words';
import { dnsWords } from './words';

export function tell(view: View, locale: Locale): string[] {
  return [...tellLbStates(view, locale), ...tellMemory(view, locale)];
}

function tellMemory(view: View, locale: Locale): string[] {
  const { run, scenario, failover, frame } = view;
  if (!failover) return [partsWords[locale].told.noFault];
  const say = dnsWords[locale];
  const share = shareNow(view);
  const changedMs = recordChangedMs(run, failover, frame.tMs);
  return [
    share === null ? '' : say.sent({ share: percent(share, locale), name: nameOf(failover.fault.target) }),
    changedMs === null
      ? ''
      : say.changed({
          time: formatValue(frame.tMs - changedMs, 'duration', locale),
          expected: percent(expectedShare(scenario, frame.tMs - changedMs), locale),
        }),
  ];
}
