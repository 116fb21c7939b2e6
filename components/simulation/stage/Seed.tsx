import type { Words } from '../words/words';
import './Seed.css';

const GREATEST = 0xffff_ffff;

/** The seed of every draw: the same seed gives the same run, another one the same situation with other luck. */
export function Seed({
  seed,
  words,
  onSeed,
}: {
  seed: number;
  words: Words;
  onSeed?: ((seed: number) => void) | undefined;
}) {
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
          disabled={!onSeed}
          onChange={({ target: { valueAsNumber } }) => {
            if (Number.isInteger(valueAsNumber) && valueAsNumber >= 0 && valueAsNumber <= GREATEST)
              onSeed?.(valueAsNumber);
          }}
        />
      </label>
      <button type="button" disabled={!onSeed} onClick={() => onSeed?.((seed + 1) % (GREATEST + 1))}>
        {words.anotherSeed}
      </button>
    </div>
  );
}
