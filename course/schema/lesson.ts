import { z } from 'zod';
import { FAULT_KINDS } from '../../engine/scenario/faultKinds';
import { altitudes } from '../altitude';
import { day, from, id, revision } from './common';
import { exercise } from './exercises';
import { measured, modelled, ofACutRun, patch, printed, scenarioRef, variants } from './pieces';
import { programIds } from './programs';
import { expecting, format } from './value';

export type { ExerciseSpec, MatchSpec, OrderSpec, TuneSpec } from './exercises';
export type { Patch, ScenarioRef } from './pieces';

/**
 * `varies`: the figure differs from seed to seed. It is told as the range over twelve seeds, which the build computes,
 * and an answer is judged by that range; without it, one number must hold for every seed.
 */
const byChance = { varies: z.literal(true).optional(), ...ofACutRun };

/** `other` is compared with the main run; one that is named like an option is what comes of doing as the option says. */
const runs = z.object({ main: scenarioRef, other: scenarioRef.optional() }).catchall(scenarioRef);
export type RunRefs = z.infer<typeof runs>;

/** A statement about one run of an exercise. */
const predicate = expecting({ run: id.default('main'), ...measured });

/** A path such as policies.dns.ttlMs; `*` is every item of a list. */
const fieldPath = z.string().regex(/^[a-z]\w*(\.(\w+|\*))*$/i, 'a path such as policies.dns.ttlMs');

/**
 * A number of the prose that the build computes: a statement over a scenario's measure or over a leaf of an exact model,
 * or what a scenario is set to (of a list, its first item), which needs no statement.
 */
const scenarioClaim = expecting({ scenario: id, ...measured, ...printed, ...byChance });
const modelClaim = expecting({ ...modelled, ...printed });
const settingClaim = z.strictObject({ scenario: id, field: fieldPath, ...printed });
const claim = z.union([scenarioClaim, modelClaim, settingClaim]);
export type Claim = z.infer<typeof claim>;
export type ScenarioClaim = z.infer<typeof scenarioClaim>;
export type SettingClaim = z.infer<typeof settingClaim>;

/**
 * An answer to choose. It is right when every statement in `when` holds; where no measure can decide, the right one
 * names the `fact` that does. A wrong one is a misconception by name.
 */
const option = z.strictObject({
  id,
  misconception: id.optional(),
  when: z.array(predicate).min(1).optional(),
  fact: id.optional(),
  /** What would have to be different for this option to be right. */
  trueUnder: patch.optional(),
});
export type Option = z.infer<typeof option>;

const options = z.array(option).min(2).max(6);

/** `simulation`: the one whose picture plays the step's main run. */
const step = z.strictObject({ id, revision, runs, variants, options, simulation: id.optional(), ...ofACutRun });
export type Step = z.infer<typeof step>;

const choiceItem = z.strictObject({
  kind: z.literal('choice'),
  runs: runs.optional(),
  variants,
  options,
  ...ofACutRun,
});
/** `close`: the part of the true value, or of the ends of its range, by which an answer may be off. */
const numberItem = z.strictObject({ kind: z.literal('number'), claim: id, format, close: z.number().min(0).max(1) });
const item = z.discriminatedUnion('kind', [choiceItem, numberItem]);
export type ChoiceItem = z.infer<typeof choiceItem>;
export type Item = z.infer<typeof item>;

const card = z.strictObject({ id, revision, item });
export type Card = z.infer<typeof card>;

const input = z.strictObject({ min: z.number(), max: z.number(), step: z.number().positive() });

/**
 * A thought that is not so, and how the number comes about to which it leads: the same measure in the world in which it
 * would be right (`under`, a patch over the prediction's scenario), another measure of the same run, or an exact model.
 */
const wrongModel = z.union([
  z.strictObject({ id, under: patch }),
  z.strictObject({ id, ...measured }),
  z.strictObject({ id, ...modelled }),
]);
export type WrongModel = z.infer<typeof wrongModel>;

/**
 * A number the reader commits to before the run; `close` is how far off, in the measure's unit, still counts as near: of
 * the lesson's run, or of the range over the seeds where the number varies. `answers`: claims and facts that give it away,
 * beside those of its own scenario and measure: all of them are masked until the reader has committed. `unrelated`: figures
 * of its stop that only happen to lie near it, each with the reason why it tells nothing.
 */
const prediction = z.strictObject({
  revision,
  scenario: id,
  ...measured,
  ...printed,
  input,
  close: z.number().min(0),
  ...byChance,
  answers: z.array(id).default([]),
  unrelated: z.record(id, z.string().min(1)).default({}),
  wrong: z.array(wrongModel).min(1),
});
export type PredictionSpec = z.infer<typeof prediction>;

/** A button on the thing that fails; when is the reader's choice. */
const faultButton = z.strictObject({
  id,
  kind: z.enum(FAULT_KINDS),
  target: z.string().default(''),
  forMs: z.number().min(0).nullable().default(null),
  factor: z.number().min(0).optional(),
  periodMs: z.number().min(1).optional(),
  from,
});

/** A policy to change: the run starts again from the same seed. */
const policySwitch = z.strictObject({ id, options: z.array(z.strictObject({ id, patch })).min(2) });

/** A number of the scenario that the reader may move. */
const knob = z.strictObject({
  id,
  path: fieldPath,
  min: z.number(),
  max: z.number(),
  step: z.number().positive(),
  format,
  from,
});
export type Knob = z.infer<typeof knob>;

/** `switch.option`: a policy to lay beside the one that is chosen. */
const optionRef = z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, 'a switch and one of its options, such as entry.vrrp');

const fileName = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9]+)+$/, 'the name of a file, such as haproxy-maglev.cfg');

const pictureKinds = [
  'flows',
  'outage',
  'maglev',
  'zones',
  'tls',
  'clock',
  'dns',
  'health',
  'queues',
  'storm',
  'incident',
  'tiers',
  'topology',
] as const;

/** Exact models to work with by hand, below the picture. */
const instrumentKinds = ['five-tuple', 'table-fill', 'table-compare', 'placement', 'handshake', 'alerts'] as const;

const instrument = z.enum(instrumentKinds);

/** Faults, switches, knobs and instruments are offered `from` an altitude on. */
const simulation = z.strictObject({
  scenario: id,
  picture: z.enum(pictureKinds),
  /** How long a whole play takes at speed 1. */
  playMs: z.int().min(1000).max(120_000),
  faults: z.array(faultButton).default([]),
  /** One switch or several. */
  switch: z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(policySwitch.extend({ from })).default([]),
  ),
  knobs: z.array(knob).default([]),
  /** What is laid side by side from the start. */
  compare: z.array(optionRef).default([]),
  instruments: z.array(z.union([instrument, z.strictObject({ kind: instrument, from })])).default([]),
  /** The moment at which a printed page shows it; the middle of the run where none is named. */
  tellingMs: z.number().min(0).optional(),
  prediction: id.optional(),
});
export type SimulationSpec = z.infer<typeof simulation>;
export type InstrumentKind = z.infer<typeof instrument>;

/**
 * A topology to choose: a patch of the picker's scenario, and over it what equips the topology. The first option of each
 * piece is what it normally has; the reader may change it. A wrong candidate may be a misconception by name.
 */
const candidate = z.strictObject({
  id,
  misconception: id.optional(),
  patch,
  equipment: z.array(policySwitch).default([]),
});
export type CandidateSpec = z.infer<typeof candidate>;

/** What a topology is judged by, less being better; the reader may move the weight. */
const weighedMeasure = z.strictObject({ measure: z.string().min(1), weight: z.int().min(0).max(10) });

/**
 * `simulation`: its scenario is what the candidates change, and its stage shows their worst moments. `varies`: which
 * candidate is the best differs from seed to seed, and the verdict says in how many each is.
 */
const picker = z.strictObject({
  revision,
  simulation: id,
  measures: z.array(weighedMeasure).min(1).max(6),
  candidates: z.array(candidate).min(2).max(8),
  ...byChance,
});
export type PickerSpec = z.infer<typeof picker>;

/**
 * `<Quiz/>`: how many questions of the lesson's bank a round asks, and groups of lessons whose matter is easily taken for
 * one another, so that their questions come mixed.
 */
const quiz = z.strictObject({
  questions: z.int().min(1).max(60),
  confusable: z.array(z.array(id).min(2)).default([]),
});

const row = z.strictObject({
  id,
  simulation: id.optional(),
});

/**
 * A piece of configuration that the text shows: `file` in the lesson's folder `config/`, the same in every language.
 * `version`: the one that judged it. `wrap`: a fragment is judged inside
 * `content/wrappers/<wrap>`, which no reader sees. `source`: where the names of its fields were read, for a program that
 * has no command to judge it.
 */
const config = z.strictObject({
  program: z.enum(programIds),
  version: z
    .string()
    .regex(/^\d+(\.\d+)*$/, "a version in quotes, such as '2.6.12'")
    .optional(),
  file: fileName,
  wrap: fileName.optional(),
  source: id.optional(),
});
export type ConfigSpec = z.infer<typeof config>;

/**
 * An outage that happened, and the page that tells of it. `replay`: the scenario that stands for it, as far as the engine
 * can, and the step or card that asks what would have saved them, whose main run it is.
 */
const outage = z.strictObject({
  day,
  source: id,
  replay: z.strictObject({ scenario: id, exercise: id }).optional(),
});
export type OutageSpec = z.infer<typeof outage>;

/** content/<nn-slug>/lesson.yaml: ids, scenarios, claims and rubrics, said once; the two .mdx tell them. */
export const lessonSchema = z.strictObject({
  id,
  revision,
  /** The stops of the page, in order. */
  stops: z.array(id).min(1),
  /** The minutes its texts may take at most, by altitude, where that is not what every lesson may (`course/build/reading.ts`). */
  minutes: z.partialRecord(z.enum(altitudes), z.number().int().positive()).default({}),
  scenarios: z.record(id, z.strictObject({ from: id, patch })).default({}),
  simulations: z.record(id, simulation).default({}),
  predictions: z.record(id, prediction).default({}),
  claims: z.record(id, claim).default({}),
  configs: z.record(id, config).default({}),
  outages: z.record(id, outage).default({}),
  numbers: z.array(row).default([]),
  trace: z.strictObject({ steps: z.array(step).min(1) }).default({ steps: [] }),
  picker: picker.optional(),
  exercises: z.array(exercise).default([]),
  recall: z.strictObject({ cards: z.array(card).min(1) }).default({ cards: [] }),
  quiz: quiz.optional(),
  /** Lessons to name beside those that the course's links give. */
  connected: z.array(id).default([]),
  next: id.optional(),
});
export type LessonData = z.infer<typeof lessonSchema>;

/** The head of an .mdx. */
export const frontmatterSchema = z.strictObject({
  title: z.string().min(1),
  crux: z.string().min(1),
  /** The crux at Zero, where that of the others would not be understood. */
  plain: z.string().min(1).optional(),
});
export type Frontmatter = z.infer<typeof frontmatterSchema>;
