import { matchedShare, refsOf } from '../../../course/exercise/arranged';
import { ArrangementEnd } from '../ArrangementEnd';
import exercise from '../exercise.module.css';
import { Kept, type KeptArrangement } from '../Kept';
import { useArrangement } from '../useArrangement';
import { scenariosIn, variantIn, variesIn } from '../variantIn';
import { exerciseWords } from '../words';
import { Board } from './Board';
import { askedIn, chosenOf, keysIn } from './matching';
import type { MatchProps } from './props';
import { ThingRun } from './ThingRun';

/** The match, alive: what was put where is what the reader's progress says. */
export default function MatchExercise({ shape, ...rest }: MatchProps) {
  const { spec, told, locale } = rest;
  const waiting = <Board {...{ spec, told, locale }} things={askedIn(spec, 0)} variant={undefined} />;
  return (
    <Kept locale={locale} shape={shape} waiting={waiting}>
      {(kept) => <MatchForm {...rest} {...kept} />}
    </Kept>
  );
}

type MatchFormProps = Omit<MatchProps, 'shape'> & KeptArrangement;

/** The match, with what was put where at an earlier visit. */
export function MatchForm({ spec, told, locale, simulation, ...kept }: MatchFormProps) {
  const { choice, match } = exerciseWords[locale];
  const use = useArrangement({
    ...kept,
    words: choice,
    notReady({ refs, attempt }) {
      const left = askedIn(spec, attempt).length - Object.keys(chosenOf(spec, refs, attempt)).length;
      return left === 0 ? '' : match.notReady({ left });
    },
    async judge({ refs, attempt }, start) {
      const keys = keysIn(spec, attempt, await start(scenariosIn(spec, askedIn(spec, attempt), attempt)));
      const right = matchedShare(chosenOf(spec, refs, attempt), keys);
      return { key: keys, right, said: scoreOf(right, Object.keys(keys).length) };
    },
  });
  const scoreOf = (right: number, count: number) => match.score({ right: Math.round(right * count), count });
  const { attempt, verdict, isOpen, progress } = use;
  const chosen = chosenOf(spec, use.refs, attempt);
  const things = askedIn(spec, attempt);
  const scenarios = scenariosIn(spec, things, attempt);
  const variant = variantIn(spec, attempt);
  return (
    <div ref={use.place} tabIndex={-1} className={exercise.choice}>
      <Board
        {...{ spec, told, locale, things, chosen }}
        variant={variant && told.variants[variant.id]}
        keys={verdict?.key}
        runOf={
          simulation &&
          ((id) => scenarios[id] && <ThingRun key={attempt} scenario={scenarios[id]} {...{ simulation, locale }} />)
        }
        onChoose={
          isOpen && progress === null ? (thing, bin) => use.arrange(refsOf({ ...chosen, [thing]: bin })) : undefined
        }
      />
      <ArrangementEnd {...{ use, locale }} varies={variesIn(spec, spec.things)} explanation={told.explanation} />
    </div>
  );
}
