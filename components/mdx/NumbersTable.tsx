import type { ReactNode } from 'react';
import { anchorOf } from '../../engine/links/address';
import type { LessonContext } from '../prose/context';
import { Condition, Gives, partOf, partsOf, Quoted, Row } from '../prose/parts';
import '../prose/table.css';
import './NumbersTable.css';

/** Figures as they are usually quoted, the condition under which each holds, and what the engine gives. */
export function NumbersTable({ lesson, children }: { lesson: LessonContext; children?: ReactNode }) {
  const { caption, quoted, condition, engine } = lesson.words.numbers;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
    <section className="table wide" aria-label={caption} tabIndex={0}>
      <table className="numbers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{quoted}</th>
            <th scope="col">{condition}</th>
            <th scope="col">{engine}</th>
          </tr>
        </thead>
        <tbody>
          {partsOf(children, Row).map((row) => (
            <tr key={row.props.id}>
              <th scope="row">{partOf(row.props.children, Quoted)}</th>
              <td>{partOf(row.props.children, Condition)}</td>
              <td>
                {partOf(row.props.children, Gives)} <RunIt id={row.props.id} lesson={lesson} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The way to the simulation that gives a row's figures, where there is one. */
function RunIt({ id, lesson }: { id: string; lesson: LessonContext }) {
  const simulation = lesson.numbers.find((row) => row.id === id)?.simulation;
  return simulation ? <a href={`#${anchorOf(simulation)}`}>{lesson.words.numbers.play}</a> : null;
}
