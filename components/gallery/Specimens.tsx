'use client';

import type { ReactNode } from 'react';
import type { ClientCard, ClientLesson, ClientPicker, ClientSimulation } from '../../course/schema/client';
import type { InstrumentKind } from '../../course/schema/lesson';
import { EngineError } from '../../engine/errors';
import { startMs, viewOf } from '../../engine/story/view';
import { proveWords } from '../evidence/prove/words';
import { Refusal } from '../evidence/Refusal';
import { Verdict } from '../evidence/Verdict';
import { ChoiceExercise } from '../exercise/ChoiceExercise';
import { LockedStep } from '../exercise/LockedStep';
import { NumberExercise } from '../exercise/NumberExercise';
import { RecallCard } from '../exercise/RecallCard';
import { Running } from '../exercise/Running';
import type { ToldChoice } from '../exercise/told';
import { exerciseWords } from '../exercise/words';
import { PickerForm } from '../picker/PickerExercise';
import { Notices } from '../shell/Notices';
import { instruments } from '../simulation/instruments';
import { newPlayer } from '../simulation/player';
import { useRun } from '../simulation/runner';
import { PredictionPanel, type PredictionPanelProps } from '../simulation/stage/PredictionPanel';
import { RunStanding } from '../simulation/stage/RunStanding';
import { LocaleContext, type Stage, StageContext } from '../simulation/stage/stageContext';
import { inBoth } from '../words/manner';
import { matches, orders, tunes } from './arranged';
import { Themes } from './Themes';

type States = Readonly<Record<string, (theme: string) => ReactNode>>;

const locale = 'en';
const nothing = () => undefined;

/** Every component of the islands in every state that it can be put in from outside. */
export function Specimens({ lessons }: { lessons: readonly ClientLesson[] }) {
  const simulations = lessons.flatMap((lesson) => Object.values(lesson.simulations));
  const shown = {
    ...Object.fromEntries(
      (Object.keys(instruments) as InstrumentKind[]).map((kind) => [
        `Instrument: ${kind}`,
        instrument(kind, simulations),
      ]),
    ),
    'How a run stands': standings,
    Prediction: predictions(simulations.find(({ prediction }) => prediction)),
    Choice: choices(lessons.flatMap(({ trace }) => trace)[0]),
    Number: numbers(lessons.flatMap(({ recall }) => recall)),
    'Recall card': cards,
    Picker: picks(lessons.find(({ picker }) => picker)?.picker),
    Match: matches,
    Order: orders,
    Tune: tunes(simulations.find(({ switches, knobs }) => switches.length > 0 && knobs.length > 0)),
    'Asked of a real system': proofs,
    Notices: notices,
  };
  return Object.entries<States>(shown).map(([component, states]) => (
    <section key={component}>
      <h2>{component}</h2>
      {Object.keys(states).length === 0 && <p>No lesson has one.</p>}
      {Object.entries(states).map(([state, draw]) => (
        <Themes key={state} name={state}>
          {draw}
        </Themes>
      ))}
    </section>
  ));
}

function instrument(kind: InstrumentKind, simulations: readonly ClientSimulation[]): States {
  const spec = simulations.find(({ instruments }) => instruments.some((one) => one.kind === kind));
  return spec ? { open: () => <Instrument kind={kind} spec={spec} /> } : {};
}

function Instrument({ kind, spec }: { kind: InstrumentKind; spec: ClientSimulation }) {
  const answer = useRun(spec.scenario);
  const Drawn = instruments[kind];
  return (
    answer.state === 'done' && (
      <div className="simulation">
        <Drawn run={answer.run} view={viewOf(answer.run, startMs(spec.scenario))} locale={locale} />
      </div>
    )
  );
}

const standing = (answer: Parameters<typeof RunStanding>[0]['answer']) => () => (
  <LocaleContext value={locale}>
    <div className="simulation">
      <RunStanding answer={answer} />
    </div>
  </LocaleContext>
);

const standings: States = {
  running: standing({ state: 'running', progress: 0.4, cancel: nothing, again: nothing }),
  cancelled: standing({ state: 'cancelled', again: nothing }),
  failed: standing({ state: 'failed', error: new EngineError('durationMs', 0, 'at least 1'), again: nothing }),
  'an exercise runs': () => <Running progress={0.4} words={exerciseWords[locale].choice} onCancel={nothing} />,
};

function predictions(spec: ClientSimulation | undefined): States {
  if (!spec?.prediction) return {};
  const { min, max } = spec.prediction.input;
  const panel = (props: Omit<PredictionPanelProps, 'spec' | 'isStale'> & { isStale?: boolean }) => () => (
    <LocaleContext value={locale}>
      <StageContext value={stageOf(spec)}>
        <div className="simulation">
          <PredictionPanel spec={spec.prediction!} isStale={false} {...props} />
        </div>
      </StageContext>
    </LocaleContext>
  );
  const said = { kind: 'committed', value: min, confidence: 0.75 } as const;
  return {
    'before there is a run': panel({ state: { kind: 'open' } }),
    'nothing chosen': panel({ state: { kind: 'open' }, act: nothing }),
    'a value chosen': panel({ state: { kind: 'open', value: (min + max) / 2 }, act: nothing }),
    'asked anew': panel({ state: { kind: 'open' }, isStale: true, act: nothing }),
    committed: panel({ state: said }),
    near: panel({ state: said, found: min }),
    far: panel({ state: said, found: max }),
    'far, and other policies': panel({ state: said, found: max, foundNow: min }),
    skipped: panel({ state: { kind: 'skipped' }, found: max }),
  };
}

const stageOf = (spec: ClientSimulation): Stage => ({
  ...{
    spec,
    locale,
    run: null,
    view: null,
    description: inBoth(() => ''),
    happened: inBoth(() => ''),
    notice: null,
    menu: null,
    act: {},
  },
  told: {
    caption: null,
    question: [{ text: 'What does the run say?' }],
    reason: [{ text: 'So it comes about.' }],
    wrong: (spec.prediction?.wrong ?? []).map(({ id }) => ({ id, text: `What ${id} overlooks.` })),
    switches: [],
    knobs: {},
  },
  player: newPlayer(spec.scenario, false, []),
});

/** Words for what a lesson tells in its text. */
const toldOf = (options: readonly { readonly id: string }[]): ToldChoice => ({
  question: 'Which of these holds?',
  options: options.map(({ id }) => ({ id, text: `Option ${id}`, feedback: `What is said to ${id}.` })),
  variants: {},
});

/** Handed in, each option is judged by its runs: one is right, the rest are wrong each in its way. */
function choices(step: ClientLesson['trace'][number] | undefined): States {
  if (!step) return {};
  const told = toldOf(step.options);
  const exercise = (option?: string) => (theme: string) => (
    <ChoiceExercise
      {...{ locale, told }}
      choice={step}
      name={`${theme}-${option}`}
      answers={option === undefined ? [] : [{ option, seed: 0 }]}
      onAnswer={nothing}
    />
  );
  return {
    locked: () => (
      <LockedStep
        {...{ choice: step, told, simulation: undefined, explanation: null }}
        title="A step"
        lock="Opens with the answer to the one before."
      />
    ),
    open: exercise(),
    ...Object.fromEntries(step.options.map(({ id }) => [`handed in: ${id}`, exercise(id)])),
  };
}

function numbers(recall: readonly ClientCard[]): States {
  const item = recall.map((card) => card.item).find((one) => one.kind === 'number');
  if (!item) return {};
  const exercise = (earlier?: number) => () => (
    <NumberExercise {...{ locale, item, earlier }} question="How much is it?" onAnswer={nothing} />
  );
  return { open: exercise(), right: exercise(item.value.least), wrong: exercise(item.value.most * 3 + 1) };
}

const card = (stale: boolean, graded?: Parameters<typeof RecallCard>[0]['graded']) => (theme: string) => (
  <RecallCard
    {...{ locale, stale, graded }}
    card={{
      id: 'card',
      title: 'A card',
      question: 'What is asked?',
      answer: 'The model answer.',
      told: toldOf([]),
      item: { kind: 'number', value: { least: 1, most: 1 }, format: 'count', close: 0 },
    }}
    draftKey={`gallery.${theme}`}
    onGrade={nothing}
  >
    <p>The scored item.</p>
  </RecallCard>
);

const cards: States = {
  writing: card(false),
  'changed since it was graded': card(true, { grade: 3, answer: 'What the reader wrote.' }),
  graded: card(false, { grade: 3, answer: 'What the reader wrote.' }),
};

function picks(picker: ClientPicker | undefined): States {
  if (!picker) return {};
  const candidates = toldOf(picker.candidates).options.map((option) => ({
    ...option,
    title: inBoth(() => option.id),
  }));
  const form = (earlier?: string) => () => (
    <PickerForm
      {...{ picker, locale, earlier }}
      told={{ question: 'Which topology?', candidates, equipment: [] }}
      onAnswer={nothing}
    />
  );
  return { open: form(), ...Object.fromEntries(picker.candidates.map(({ id }) => [`picked: ${id}`, form(id)])) };
}

const words = proveWords[locale];
const refused = new EngineError('weights[1]', '-3', 'an integer from 1 to 256');

const proofs: States = {
  'input refused': () => <Refusal error={refused} of="input" labels={{ weights: 'Weights' }} words={words} />,
  'output refused': () => (
    <Refusal error={new EngineError('line 7', 'flow ?', 'a flow and its hop')} of="output" labels={{}} words={words} />
  ),
  'all agree': () => <Verdict agreed={12} total={12} disagreements={[]} words={words} />,
  'one disagrees': () => (
    <Verdict
      {...{ agreed: 11, total: 12, words }}
      disagreements={[{ line: 7, subject: 'flow 7', engine: 'hop 1', yours: 'hop 2' }]}
    />
  ),
};

const notices: States = {
  all: () => (
    <Notices
      shown={['memory', 'not-saved', 'set-aside']}
      words={{ memory: 'Kept in memory only.', 'not-saved': 'Could not be saved.', 'set-aside': 'Set aside.' }}
    />
  ),
};
