import type { ClientLesson, ClientSimulation } from '../../course/schema/client';
import { simulate } from '../../engine/simulation/simulate';
import { startMs, viewOf } from '../../engine/story/view';
import { pictures } from '../simulation/pictures';
import type { PictureKind } from '../simulation/pictures/definition';
import { Picture } from '../simulation/pictures/Picture';
import styles from './gallery.module.css';
import { Specimens } from './Specimens';
import { Themes } from './Themes';

/** Every picture at three moments of a lesson's run, and every component in its states, in both themes. */
export function Gallery({ lessons }: { lessons: readonly ClientLesson[] }) {
  const simulations = lessons.flatMap((lesson) => Object.values(lesson.simulations));
  return (
    <main className={styles.gallery}>
      <h1>Gallery</h1>
      {(Object.keys(pictures) as PictureKind[]).map((kind) => {
        const shown = simulations.find(({ picture }) => picture === kind);
        return (
          <section key={kind}>
            <h2>Picture: {kind}</h2>
            {!shown && <p>No lesson shows it yet: here it draws the run of another picture.</p>}
            <Moments spec={shown ?? { ...simulations[0]!, picture: kind }} />
          </section>
        );
      })}
      <Specimens lessons={lessons} />
    </main>
  );
}

/** The start, the telling moment and the end. */
function Moments({ spec: { picture, scenario, tellingMs } }: { spec: ClientSimulation }) {
  const run = simulate(scenario);
  const moments = { start: startMs(scenario), telling: tellingMs, end: scenario.durationMs };
  return Object.entries(moments).map(([name, tMs]) => (
    <Themes key={name} name={name}>
      <div className="simulation">
        <Picture kind={picture} view={viewOf(run, tMs)} locale="en" descriptionId="" />
      </div>
    </Themes>
  ));
}
