import { regionsOf } from '../../../../engine/scenario/regions';
import { namedKind } from '../../../../engine/story/dnsMemory';
import { Said } from '../../../altitude/Said';
import { inBoth } from '../../../words/manner';
import { nameOf } from '../../names';
import { boxHandle } from '../parts/boxes';
import { columnAt, type PictureProps } from '../parts/canvas';
import { type Named, namedOf, statusOf } from './named';
import { dnsWords } from './words';

const SHOWN = 9;
/** The least width in which a chip says in words how its box is. */
const WORDS_WIDTH = 110;

/** The record as a row of addresses; each is the handle of its box: pressed, that one crashes. */
export function Record(props: PictureProps) {
  const { view, locale } = props;
  const kind = namedKind(view.scenario);
  const named = namedOf(view).slice(0, SHOWN);
  const title = inBoth((manner) => {
    const words = manner(dnsWords[locale]);
    return kind === 'none' ? words.oneAddress({ vip: regionsOf(view.scenario)[0]!.vip }) : words.record[kind];
  });
  return (
    <g>
      <text className="label" x={2} y={14}>
        <Said of={title} />
      </text>
      {named.map((one, index) => (
        <Chip key={one.machine.id} {...props} named={one} {...columnAt(index, named.length, 4)} />
      ))}
    </g>
  );
}

type ChipProps = PictureProps & { readonly named: Named; readonly x: number; readonly width: number };

function Chip({ named: { machine, isIn }, x, width, ...picture }: ChipProps) {
  const { locale } = picture;
  const name = nameOf(machine.id);
  const [sign, word] = statusOf(machine, locale);
  const isDead = machine.state === 'dead';
  const label = `${name}: ${word}, ${isIn ? dnsWords[locale].isNamed : dnsWords[locale].isNotNamed}`;
  return (
    <g className={`box hue-other ${isDead ? 'is-dead' : ''}`} {...boxHandle(picture, machine.id, `${label}.`)}>
      <title>{label}</title>
      <rect className={isIn ? 'box-face' : 'box-face is-unnamed'} x={x} y={21} width={width} height={32} rx={5} />
      <text className="box-name" x={x + width / 2} y={41.5} textAnchor="middle">
        <tspan className="sign">{sign}</tspan> {name}
        {width > WORDS_WIDTH && `: ${word}`}
      </text>
    </g>
  );
}
