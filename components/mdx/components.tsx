import type { ComponentType, ReactNode } from 'react';
import type { ComponentName } from '../../course/schema/components';
import { Recall } from '../exercise/Recall';
import { Trace } from '../exercise/Trace';
import { Simulation } from '../simulation/Simulation';
import { Altitude } from './Altitude';
import { Connected } from './Connected';
import type { Bound, LessonContext } from './context';
import { Claim, Term } from './inline';
import { NumbersTable } from './NumbersTable';
import * as parts from './parts';
import { proseFolder } from './proseFolder';
import { Cite, Fact, Sources } from './Sources';
import { Stop } from './Stop';

/** Every component that a lesson's text may use; `parts` are drawn by the component that they stand in. */
const drawn = { Altitude, Cite, Claim, Connected, Fact, NumbersTable, Recall, Simulation, Sources, Stop, Term, Trace };

/** What Markdown itself makes. */
const plain = { table: Table };

/** Attributes are the author's, checked by course/build: no type can follow them through the compiled text. */
type TextComponents = Record<ComponentName | keyof typeof plain, ComponentType>;

/** The components bound to one lesson in one language, for its compiled text. */
export function lessonComponents(lesson: LessonContext): TextComponents {
  const islands = new Set<unknown>();
  const given: Bound = { lesson, prose: proseFolder(`${lesson.slug}.${lesson.locale}`, islands) };
  const bound = Object.fromEntries(Object.entries(drawn).map(([name, component]) => [name, bind(component, given)]));
  for (const name of ['Stop', 'Simulation', 'Trace', 'Recall']) islands.add(bound[name]);
  return { ...plain, ...parts, ...bound } as TextComponents;
}

function bind(Component: ComponentType<never>, given: Bound): ComponentType {
  const Any = Component as ComponentType<object>;
  return (props: object) => <Any {...props} {...given} />;
}

function Table({ children }: { children?: ReactNode }) {
  return (
    <div className="table">
      <table>{children}</table>
    </div>
  );
}
