import type { ReactNode } from 'react';
import type { ComponentName } from '../../course/schema/components';
import { Match } from '../exercise/match/Match';
import { Order } from '../exercise/order/Order';
import { Recall } from '../exercise/Recall';
import { Trace } from '../exercise/Trace';
import { Tune } from '../exercise/tune/Tune';
import { Picker } from '../picker/Picker';
import type { Bound, LessonContext } from '../prose/context';
import {
  Answer,
  Bin,
  Candidate,
  Caption,
  Card,
  Choice,
  Compared,
  Condition,
  Explanation,
  Feedback,
  Gives,
  Goal,
  Item,
  Knob,
  LeftOut,
  Option,
  Prediction,
  Question,
  Quoted,
  Reason,
  Replayed,
  Row,
  Step,
  Switch,
  Variant,
  World,
  Wrong,
} from '../prose/parts';
import { Quiz } from '../quiz/Quiz';
import { Scrolling } from '../shell/Scrolling';
import { Simulation } from '../simulation/Simulation';
import { Altitude } from './Altitude';
import { At } from './At';
import { Config } from './Config';
import { Connected } from './Connected';
import { Claim, Term } from './inline';
import { NumbersTable } from './NumbersTable';
import { Outage } from './Outage';
import { Cite, Fact, Sources } from './Sources';
import { Stop } from './Stop';
import '../prose/table.css';

/** Every component that a lesson's text may use: these draw themselves, */
const drawn = {
  Altitude,
  Cite,
  Claim,
  Config,
  Connected,
  Fact,
  Match,
  NumbersTable,
  Order,
  Outage,
  Picker,
  Quiz,
  Recall,
  Simulation,
  Sources,
  Stop,
  Term,
  Trace,
  Tune,
};

/** these are drawn by the one that they stand in, */
const parts = {
  ...{ Answer, Bin, Candidate, Caption, Card, Choice, Compared, Condition, Explanation, Feedback, Gives, Goal, Item },
  ...{
    Knob,
    LeftOut,
    Option,
    Prediction,
    Question,
    Quoted,
    Reason,
    Replayed,
    Row,
    Step,
    Switch,
    Variant,
    World,
    Wrong,
  },
};

/** and these are what Markdown itself makes. */
const plain = { table: Table, At };

type Drawn<P> = (props: P) => ReactNode;

/** The components bound to one lesson in one language, for its compiled text. */
export function lessonComponents(lesson: LessonContext) {
  return { ...plain, ...parts, ...bindAll(drawn, { lesson }) } satisfies Record<ComponentName, Drawn<never>>;
}

/** Each takes `given`, and its author's attributes, which course/build has checked: no type follows them through MDX. */
function bindAll<Name extends string>(components: Record<Name, Drawn<never>>, given: Bound) {
  const bind = (Component: Drawn<object>) => (props: object) => <Component {...props} {...given} />;
  const bound = Object.entries<Drawn<never>>(components).map(([name, component]) => [
    name,
    bind(component as Drawn<object>),
  ]);
  return Object.fromEntries(bound) as Record<Name, Drawn<object>>;
}

function Table({ children }: { children?: ReactNode }) {
  return (
    <Scrolling className="table">
      <table>{children}</table>
    </Scrolling>
  );
}
