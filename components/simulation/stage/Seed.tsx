import { formatValue } from '../../../course/format';
import { NumberField } from './NumberField';
import { useStageContext, useWords } from './stageContext';
import './Seed.css';

const GREATEST = 0xffff_ffff;

/** The seed of every draw: the same seed gives the same run, another one the same situation with other luck. */
export function Seed() {
  const { player, locale, act } = useStageContext();
  const words = useWords();
  const { scenario } = player;
  const { seed } = scenario;
  const draw = (next: number) => act.change?.({ ...scenario, seed: next });
  return (
    <div className="seed">
      <span aria-hidden="true">{words.seed}</span>
      <NumberField
        {...{ value: seed, min: 0, max: GREATEST, isWhole: true }}
        label={words.seed}
        expected={words.seedExpected({ max: formatValue(GREATEST, 'count', locale) })}
        disabled={!act.change}
        onNumber={(next) => next !== undefined && draw(next)}
      />
      <button type="button" disabled={!act.change} onClick={() => draw((seed + 1) % (GREATEST + 1))}>
        {words.anotherSeed}
      </button>
    </div>
  );
}
