import type { Dispatch } from 'react';
import { emptied } from './draft';
import { editedOf, type Lab, type LabAction, type Side } from './labState';
import type { LabWords } from './words';
import './Toolbar.css';

interface ToolbarProps {
  readonly lab: Lab;
  readonly dispatch: Dispatch<LabAction>;
  readonly words: LabWords;
}

/** Back and forth, a fresh start, and a second scenario beside the first. */
export function Toolbar({ lab: { bench, past, future }, dispatch, words }: ToolbarProps) {
  const { b, edited } = bench;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a bar of commands, not a set of fields
    <div role="group" aria-label={words.commands} tabIndex={-1} className="toolbar">
      <button type="button" disabled={past.length === 0} onClick={() => dispatch({ type: 'undo' })}>
        <span aria-hidden="true">↶ </span>
        {words.undo}
      </button>
      <button type="button" disabled={future.length === 0} onClick={() => dispatch({ type: 'redo' })}>
        <span aria-hidden="true">↷ </span>
        {words.redo}
      </button>
      <button type="button" onClick={() => dispatch({ type: 'edit', draft: emptied(editedOf(bench)) })}>
        {words.empty}
      </button>
      {b ? (
        <>
          <fieldset className="sides">
            <legend>{words.editing}</legend>
            {(['a', 'b'] as const satisfies Side[]).map((side) => (
              <label key={side} className="lab-check">
                <input
                  type="radio"
                  name="lab-side"
                  checked={edited === side}
                  onChange={() => dispatch({ type: 'side', side })}
                />{' '}
                {words.side[side]}
              </label>
            ))}
          </fieldset>
          <button type="button" onClick={() => dispatch({ type: 'keep' })}>
            {words.keep({ side: words.side[edited] })}
          </button>
        </>
      ) : (
        <button type="button" onClick={() => dispatch({ type: 'branch' })}>
          {words.branch}
        </button>
      )}
    </div>
  );
}
