import type { Equipped } from '../../course/exercise/equipment';
import { Said } from '../altitude/Said';
import styles from './picker.module.css';
import type { ToldPiece } from './told';
import type { PickerWords } from './words';

interface EquipmentProps {
  pieces: readonly ToldPiece[];
  equipped: Equipped;
  words: PickerWords;
  /** Left out where nothing can be changed now. */
  onEquip?: ((equipped: Equipped) => void) | undefined;
}

/** With what each topology comes through the day: the first of each piece's choices, until the reader changes it. */
export function Equipment({ pieces, equipped, words, onEquip }: EquipmentProps) {
  return (
    <fieldset className={styles.equipment} disabled={!onEquip}>
      <legend>{words.equipment}</legend>
      {pieces.map(({ id, label, choices }) => (
        <label key={id}>
          <span>
            <Said as="span" of={label} />
          </span>
          <select
            value={equipped[id] ?? choices[0]?.id}
            disabled={!onEquip}
            onChange={onEquip && (({ target }) => onEquip({ ...equipped, [id]: target.value }))}
          >
            {choices.map((choice) => (
              <option key={choice.id} value={choice.id}>
                {choice.text}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}
