import { refsOf } from '../../../course/exercise/arranged';
import type { Locale } from '../../../course/languages';
import type { Run } from '../../../engine/simulation/run';
import { Scrolling } from '../../shell/Scrolling';
import { Slider } from '../../shell/Slider';
import { Actions } from '../ExerciseFrame';
import exercise from '../exercise.module.css';
import { Kept, type KeptArrangement } from '../Kept';
import { Replay } from '../Replay';
import { ToldOutcome } from '../ToldOutcome';
import { useArrangement } from '../useArrangement';
import { variantIn } from '../variantIn';
import { exerciseWords } from '../words';
import type { ToldTune, TuneProps } from './props';
import { TuneBoard } from './TuneBoard';
import { type GoalFound, goalsIn, scenarioIn, settingsOf, shownIn } from './tuning';

/** The tune, alive: what was set is what the reader's progress says. */
export default function TuneExercise({ shape, ...rest }: TuneProps) {
  const { spec, told, locale } = rest;
  const waiting = <TuneBoard {...{ spec, told, locale }} variant={undefined} shown={shownIn(spec, spec.scenario)} />;
  return (
    <Kept locale={locale} shape={shape} waiting={waiting}>
      {(kept) => <TuneForm {...rest} {...kept} />}
    </Kept>
  );
}

type TuneFormProps = Omit<TuneProps, 'shape'> & KeptArrangement;

interface Result {
  readonly run: Run;
  readonly goals: readonly GoalFound[];
}

/** The tune, with what was set at an earlier visit. It counts once every goal is reached; what is tried before does not. */
export function TuneForm({ spec, told, simulation, locale, ...kept }: TuneFormProps) {
  const { choice, arranged, tune } = exerciseWords[locale];
  const use = useArrangement<Result>({
    ...kept,
    words: choice,
    untilRight: true,
    notReady: () => '',
    async judge({ refs, attempt }, start) {
      const { main } = await start({ main: scenarioIn(spec, attempt, settingsOf(spec, refs)) });
      const goals = goalsIn(spec, main!, locale);
      const held = goals.filter(({ isReached }) => isReached).length;
      const said = tune.score({ held, count: goals.length });
      return { key: { run: main!, goals }, right: held / goals.length, said };
    },
  });
  const { attempt, refs, verdict, isOpen, progress } = use;
  const settings = settingsOf(spec, refs);
  const variant = variantIn(spec, attempt);
  const isReached = verdict?.right === 1;
  return (
    <div ref={use.place} tabIndex={-1} className={exercise.choice}>
      <TuneBoard
        {...{ spec, told, locale }}
        variant={variant && told.variants[variant.id]}
        Control={Slider}
        shown={shownIn(spec, scenarioIn(spec, attempt, settings))}
        onSet={
          isOpen && progress === null
            ? (control, value) => use.arrange(refsOf({ ...settings, [control]: value }))
            : undefined
        }
      />
      {isOpen && (
        <Actions {...{ locale, progress }} label={tune.run} onCommit={use.commit} onCancel={use.cancel}>
          <button type="button" onClick={() => use.arrange([])}>
            {tune.reset}
          </button>
        </Actions>
      )}
      <p role="status" className="hidden">
        {use.said}
      </p>
      {verdict && (
        <ToldOutcome
          isRight={isReached}
          verdict={isReached ? tune.reached : tune.missed}
          score={verdict.said}
          {...{ locale }}
          explanation={isReached && told.explanation}
          takesFocus={use.takesFocus}
          next={
            isReached && (
              <button type="button" onClick={use.retry}>
                {spec.variants.length > 0 ? tune.further : arranged.retry}
              </button>
            )
          }
        >
          <Goals {...{ told, locale }} goals={verdict.key.goals} />
          <Replay
            key={JSON.stringify(verdict.key.run.scenario)}
            run={verdict.key.run}
            {...{ simulation, locale }}
            begins={false}
          />
        </ToldOutcome>
      )}
    </div>
  );
}

interface GoalsProps {
  told: ToldTune;
  locale: Locale;
  goals: readonly GoalFound[];
}

/** Every goal beside what the run gives, and what is said to one that is not reached. */
function Goals({ told, locale, goals }: GoalsProps) {
  const { tune, evidence } = exerciseWords[locale];
  return (
    <Scrolling className={exercise.evidence}>
      <table>
        <caption>{tune.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{tune.goal}</th>
            <th scope="col">{tune.needed}</th>
            <th scope="col">{tune.found}</th>
          </tr>
        </thead>
        <tbody>
          {goals.map(({ id, figure, needed, found: [found], isReached }) => (
            <tr key={id}>
              <th scope="row">
                {told.words[id]}
                {!isReached && <div className="note">{told.feedback[id]}</div>}
              </th>
              <td data-label={tune.needed}>
                {needed} <span className="note">{figure}</span>
              </td>
              <td data-label={tune.found} data-holds={isReached}>
                {found!.text} <span className={exercise.holds}>{isReached ? evidence.holds : evidence.fails}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
