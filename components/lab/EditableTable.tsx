import { type ReactNode, useRef } from 'react';
import { Scrolling } from '../shell/Scrolling';
import { Idle } from './FieldControl';
import type { LabWords } from './words';
import './EditableTable.css';

interface EditableTableProps {
  readonly kind: keyof LabWords['tables'];
  readonly words: LabWords;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly onAdd: () => void;
  /** What is said where there are no rows. */
  readonly none?: string;
  /** Columns and values that would change nothing here, each with its reason. */
  readonly withoutEffect?: readonly (readonly [name: string, why: string])[];
  /** Nothing can be added: there is nothing for it to be in. */
  readonly isClosed?: boolean;
}

interface Row {
  readonly name: string;
  readonly cells: readonly ReactNode[];
  readonly onRemove: () => void;
}

/** A list of the scenario as a table: each cell changes its field, rows come and go. */
export function EditableTable({
  kind,
  words,
  columns,
  rows,
  onAdd,
  none,
  withoutEffect = [],
  isClosed = false,
}: EditableTableProps) {
  const add = useRef<HTMLButtonElement>(null);
  return (
    <section className={`boxes boxes-${kind}`} aria-label={words.tables[kind]}>
      <h3>
        {words.tables[kind]} <span className="note">{rows.length}</span>
      </h3>
      {rows.length === 0 ? (
        <p className="note">{none ?? words.none}</p>
      ) : (
        <Scrolling className="scrolling" label={words.tables[kind]}>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
                <th scope="col">
                  <span className="hidden">{words.removal}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, cells, onRemove }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is a place in the list; its name may be being typed
                <tr key={index}>
                  {cells.map((cell, column) =>
                    column === 0 ? (
                      <th key={columns[column]} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={columns[column]}>{cell}</td>
                    ),
                  )}
                  <td>
                    <button
                      type="button"
                      className="quiet"
                      aria-label={words.remove({ name })}
                      title={words.remove({ name })}
                      onClick={() => {
                        add.current?.focus();
                        onRemove();
                      }}
                    >
                      ✕
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
      <button ref={add} type="button" disabled={isClosed} onClick={onAdd}>
        + {words.add[kind]}
      </button>
      {rows.length > 0 && <Idle items={withoutEffect} words={words} />}
    </section>
  );
}
