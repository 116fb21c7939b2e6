import type { ReactNode } from 'react';
import type { Locale } from '../../../course/languages';
import { Asked } from '../ExerciseFrame';
import type { ToldExercise } from '../told';
import { exerciseWords } from '../words';
import styles from './order.module.css';

interface OrderBoardProps {
  /** Names its elements; must differ from that of every other on the page. */
  name: string;
  told: ToldExercise;
  locale: Locale;
  offered: readonly { readonly id: string }[];
  /** What is different in this attempt. */
  variant: ReactNode;
  /** Ids in the reader's order, as far as they are placed. */
  placed?: readonly string[];
  /** `focus`: the element that keeps the focus, where it moves. Absent where nothing is alive, or all is handed in. */
  onPlace?: ((placed: string[], focus?: string) => void) | undefined;
}

/** The question, what is still to be placed, and the reader's order so far: buttons alone, for finger and keyboard. */
export function OrderBoard({ name, told, locale, offered, variant, placed = [], onPlace }: OrderBoardProps) {
  const words = exerciseWords[locale].order;
  const left = offered.filter(({ id }) => !placed.includes(id));
  const idOf = (item: string, part: Part) => `order-${name}-${item}-${part}`;
  const move = (from: number, by: number) => {
    const id = placed[from]!;
    onPlace?.(placed.toSpliced(from, 1).toSpliced(from + by, 0, id), idOf(id, by < 0 ? 'up' : 'down'));
  };
  return (
    <>
      <Asked title={words.title} question={told.question} variant={variant} />
      {left.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would put its legend in the place of the heading
        <div role="group" aria-labelledby={idOf('pool', 'text')} tabIndex={-1} className={styles.pool}>
          <p id={idOf('pool', 'text')} className={styles.head}>
            {words.pool}
          </p>
          {left.map(({ id }) => (
            <button key={id} type="button" disabled={!onPlace} onClick={onPlace && (() => onPlace([...placed, id]))}>
              {told.words[id]}
            </button>
          ))}
        </div>
      )}
      <p id={idOf('placed', 'text')} className={styles.head}>
        {placed.length === 0 ? words.nothing : words.placed}
      </p>
      <ol className={styles.placed} aria-labelledby={idOf('placed', 'text')} tabIndex={-1}>
        {placed.map((id, place) => (
          <li key={id}>
            <span id={idOf(id, 'text')} className={styles.item}>
              {told.words[id]}
            </span>
            {onPlace && (
              <span className={styles.moves}>
                <Move
                  sign="↑"
                  name={words.up}
                  of={id}
                  way="up"
                  {...{ idOf }}
                  onMove={place > 0 ? () => move(place, -1) : undefined}
                />
                <Move
                  sign="↓"
                  name={words.down}
                  of={id}
                  way="down"
                  {...{ idOf }}
                  onMove={place < placed.length - 1 ? () => move(place, 1) : undefined}
                />
                <Move
                  sign="✕"
                  name={words.back}
                  of={id}
                  way="back"
                  {...{ idOf }}
                  onMove={() => onPlace(placed.toSpliced(place, 1))}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

type Part = 'text' | 'up' | 'down' | 'back';

interface MoveProps {
  sign: string;
  name: string;
  of: string;
  way: Part;
  idOf: (item: string, part: Part) => string;
  /** Absent at the end of the list: the button stays, so that the focus does. */
  onMove: (() => void) | undefined;
}

/** A button that moves an item; its name is what it does and to what. */
function Move({ sign, name, of, way, idOf, onMove }: MoveProps) {
  const id = idOf(of, way);
  return (
    <button
      type="button"
      id={id}
      aria-label={name}
      aria-labelledby={`${id} ${idOf(of, 'text')}`}
      aria-disabled={!onMove}
      onClick={onMove}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
