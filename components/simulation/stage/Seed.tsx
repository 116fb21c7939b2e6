import { useStageContext, useWords } from './stageContext';
import './Seed.css';

const GREATEST = 0xffff_ffff;

/** The seed of every draw: the same seed gives the same run, another one the same situation with other luck. */
export function Seed() {
  const { player, act } = useStageContext();
  const words = useWords();
  const { scenario } = player;
  const { seed } = scenario;
  const draw = (next: number) => act.change?.({ ...scenario, seed: next });
  return (
    <div className="seed">
      <label>
        {words.seed}{' '}
        <input
          type="number"
          min={0}
          max={GREATEST}
          step={1}
          value={seed}
          disabled={!act.change}
          onChange={({ target: { valueAsNumber } }) => {
            if (Number.isInteger(valueAsNumber) && valueAsNumber >= 0 && valueAsNumber <= GREATEST) draw(valueAsNumber);
          }}
        />
      </label>
      <button type="button" disabled={!act.change} onClick={() => draw((seed + 1) % (GREATEST + 1))}>
        {words.anotherSeed}
      </button>
    </div>
  );
}
