import type { ReactNode } from 'react';
import { Slider } from '../shell/Slider';
import styles from './picker.module.css';
import type { PickerWords } from './words';

/** The schema of a lesson lets an author weigh no more. */
const MOST = 10;

interface WeightsProps {
  names: readonly string[];
  weights: readonly number[];
  published: readonly number[];
  words: PickerWords;
  onWeights: (weights: number[]) => void;
  children: ReactNode;
}

/** What each figure weighs, for the reader to move. */
export function Weights({ names, weights, published, words, onWeights, children }: WeightsProps) {
  return (
    <fieldset className={styles.weights}>
      <legend>{words.weights}</legend>
      {names.map((name, index) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
        <label key={name}>
          <span>{name}</span>
          <Slider min={0} max={MOST} value={weights[index]!} onValue={(next) => onWeights(weights.with(index, next))} />
          <span className={styles.weight}>{weights[index]}</span>
        </label>
      ))}
      {children}
      <p className={styles.formula}>{words.formula}</p>
      <button type="button" onClick={() => onWeights([...published])}>
        {words.published}
      </button>
    </fieldset>
  );
}
