import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { deadAddress, expectedShare, shareNow } from '../../../../engine/story/dnsMemory';
import type { View } from '../../../../engine/story/view';
import { inTrade, type Manner } from '../../../words/manner';
import { nameOf } from '../../names';
import { percent } from '../parts/tell';
import { partsWords } from '../parts/words';
import { namedOf, statusOf } from './named';
import { dnsWords } from './words';

export function tell(view: View, locale: Locale, manner = inTrade): string[] {
  const named = namedOf(view);
  const { told } = manner(partsWords[locale]);
  const states = named.map(({ machine }) =>
    told.state({ name: nameOf(machine.id), status: statusOf(machine, locale)[1] }),
  );
  const inRecord = named.filter(({ isIn }) => isIn).map(({ machine }) => nameOf(machine.id));
  return [
    ...states,
    manner(dnsWords[locale]).named({ names: inRecord.join(', ') || '—' }),
    ...tellMemory(view, locale, manner),
  ];
}

function tellMemory(view: View, locale: Locale, manner: Manner): string[] {
  const { run, scenario, frame } = view;
  const dead = deadAddress(run);
  if (!dead || dead.atMs > frame.tMs) return [manner(partsWords[locale]).told.noFault];
  const say = manner(dnsWords[locale]);
  const share = shareNow(view);
  const { changedMs } = dead;
  return [
    share === null ? '' : say.sent({ share: percent(share, locale), name: nameOf(dead.id) }),
    changedMs === null || changedMs > frame.tMs
      ? ''
      : say.changed({
          time: formatValue(frame.tMs - changedMs, 'duration', locale),
          expected: percent(expectedShare(scenario, frame.tMs - changedMs), locale),
        }),
  ];
}
