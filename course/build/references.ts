import { withValueAt } from '../../engine/scenario/fieldPath';
import type { Scenario } from '../../engine/scenario/schema';
import type { Controls } from '../exercise/tuned';
import type { Misconception, Source, WrittenFact } from '../schema/facts';
import { byExercise, byKind } from '../schema/itemKinds';
import type {
  Item,
  Knob,
  LessonData,
  MatchSpec,
  Option,
  OrderSpec,
  OutageSpec,
  PredictionSpec,
  RunRefs,
  ScenarioRef,
  TuneSpec,
} from '../schema/lesson';
import { PICKER_STEP } from '../schema/meaning';
import type { Course } from './load';
import { attempt, type Problem, problem, type Said, unknownName } from './problem';
import { layPatch, mendScenario, resolveRef } from './scenarios';
import { controlsOf } from './tune';
import type { Path, YamlFile } from './yaml';

/** Every fact points at a source, every misconception at the fact that corrects it. */
export function factReferences(
  facts: YamlFile<Record<string, WrittenFact>>,
  sources: Readonly<Record<string, Source>>,
  misconceptions: YamlFile<Record<string, Misconception>>,
): Problem[] {
  const problems: Problem[] = [];
  for (const [id, { source }] of Object.entries(facts.value)) {
    if (!sources[source])
      problems.push(problem(facts.at([id, 'source']), ...unknownName('source', source, Object.keys(sources))));
  }
  for (const [id, { fact }] of Object.entries(misconceptions.value)) {
    if (!facts.value[fact]) {
      problems.push(problem(misconceptions.at([id, 'fact']), ...unknownName('fact', fact, Object.keys(facts.value))));
    }
  }
  return problems;
}

/** Every name that a lesson's yaml uses is there, and every patch can be laid. */
export function lessonReferences(
  yaml: YamlFile<LessonData>,
  slug: string,
  scenarios: Readonly<Record<string, Scenario>>,
  course: Course,
): Problem[] {
  return new References(yaml, scenarios, course).check(slug);
}

/** The runs that every option may speak of. */
const isCommon = (run: string) => run === 'main' || run === 'other';

class References {
  private readonly problems: Problem[] = [];

  constructor(
    private readonly yaml: YamlFile<LessonData>,
    private readonly scenarios: Readonly<Record<string, Scenario>>,
    private readonly course: Course,
  ) {}

  check(slug: string): Problem[] {
    const lesson = this.yaml.value;
    if (lesson.id !== slug)
      this.report(['id'], `expected the slug in content/course.yaml, ${slug}, found ${lesson.id}`, `write id: ${slug}`);
    this.unique(['stops'], lesson.stops);
    for (const [id, claim] of Object.entries(lesson.claims)) {
      if ('scenario' in claim) this.known('scenario', claim.scenario, this.scenarios, ['claims', id, 'scenario']);
    }
    for (const [id, spec] of Object.entries(lesson.predictions)) this.prediction(id, spec);
    for (const [id, { source }] of Object.entries(lesson.configs))
      if (source) this.known('source', source, this.course.sources, ['configs', id, 'source']);
    for (const [id, outage] of Object.entries(lesson.outages)) this.outage(lesson, id, outage);
    this.simulations(lesson);
    lesson.numbers.forEach((row, index) => {
      if (row.simulation)
        this.known('simulation', row.simulation, lesson.simulations, ['numbers', index, 'simulation']);
    });
    this.exercises(lesson);
    this.picker(lesson);
    this.extras(lesson);
    const slugs = Object.fromEntries(this.course.course.lessons.map((entry) => [entry.slug, entry]));
    this.allKnown('lesson', lesson.connected, slugs, ['connected']);
    if (lesson.next) this.known('lesson', lesson.next, slugs, ['next']);
    return this.problems;
  }

  /** What would have saved them is decided by the very run that is shown. */
  private outage({ trace, recall }: LessonData, id: string, { source, replay }: OutageSpec): void {
    const path = ['outages', id];
    this.known('source', source, this.course.sources, [...path, 'source']);
    if (!replay) return;
    const at = [...path, 'replay'];
    const { scenario, exercise } = replay;
    this.known('scenario', scenario, this.scenarios, [...at, 'scenario']);
    const items = recall.cards.flatMap(({ id, item }) =>
      byKind<[string, RunRefs | undefined][]>(item, { choice: ({ runs }) => [[id, runs]], number: () => [] }),
    );
    const exercises = Object.fromEntries([...items, ...trace.steps.map(({ id, runs }) => [id, runs] as const)]);
    if (!Object.hasOwn(exercises, exercise)) {
      this.known('step or card', exercise, exercises, [...at, 'exercise']);
      return;
    }
    const main = exercises[exercise]?.main;
    if ((typeof main === 'string' ? main : main?.from) !== scenario)
      this.report(
        [...at, 'exercise'],
        `expected an exercise whose main run is ${scenario}, found ${exercise}, where it is another`,
        'let it ask about the run that is shown',
      );
  }

  private prediction(id: string, { scenario, answers, unrelated, wrong }: PredictionSpec): void {
    const path = ['predictions', id];
    const base = this.known('scenario', scenario, this.scenarios, [...path, 'scenario']);
    const figures = { ...this.yaml.value.claims, ...this.course.facts };
    this.allKnown('claim or fact', answers, figures, [...path, 'answers']);
    for (const name of Object.keys(unrelated)) this.known('claim or fact', name, figures, [...path, 'unrelated', name]);
    this.unique(
      [...path, 'wrong'],
      wrong.map((one) => one.id),
    );
    wrong.forEach((one, index) => {
      if (base && 'under' in one) this.laid(base, one.under, [...path, 'wrong', index, 'under']);
    });
  }

  private simulations({ simulations, predictions }: LessonData): void {
    for (const [id, spec] of Object.entries(simulations)) {
      const { scenario, switch: switches, prediction, faults, knobs, compare } = spec;
      const path = ['simulations', id];
      const base = this.known('scenario', scenario, this.scenarios, [...path, 'scenario']);
      if (prediction) this.known('prediction', prediction, predictions, [...path, 'prediction']);
      this.unique(
        [...path, 'faults'],
        faults.map((fault) => fault.id),
      );
      if (!base) continue;
      faults.forEach(({ id: _id, from: _from, ...fault }, index) => {
        this.laid(base, { faults: [{ ...fault, atMs: 0 }] }, [...path, 'faults', index]);
      });
      switches.forEach(({ options }, index) => {
        const of = [...path, 'switch', ...(switches.length > 1 ? [index] : []), 'options'];
        this.unique(
          of,
          options.map((option) => option.id),
        );
        for (const [at, { patch }] of options.entries()) this.laid(base, patch, [...of, at, 'patch']);
      });
      this.unique(
        [...path, 'knobs'],
        knobs.map((knob) => knob.id),
      );
      knobs.forEach(({ path: field, min, max }, index) => {
        for (const end of [min, max])
          attempt(this.yaml.at([...path, 'knobs', index]), this.problems, mendScenario, () =>
            withValueAt(base, field, end),
          );
      });
      const refs = switches.flatMap((policy) => policy.options.map((option) => [`${policy.id}.${option.id}`, option]));
      this.allKnown('option', compare, Object.fromEntries(refs), [...path, 'compare']);
    }
  }

  private exercises({ trace, recall, claims }: LessonData): void {
    this.unique(
      ['trace', 'steps'],
      trace.steps.map((step) => step.id),
    );
    for (const [index, step] of trace.steps.entries()) {
      const path = ['trace', 'steps', index];
      this.exercise(step, path);
      if (step.simulation)
        this.known('simulation', step.simulation, this.yaml.value.simulations, [...path, 'simulation']);
    }
    this.unique(
      ['recall', 'cards'],
      recall.cards.map((card) => card.id),
    );
    recall.cards.forEach(({ item }, index) => {
      const path = ['recall', 'cards', index, 'item'];
      byKind(item, {
        choice: (choice) => this.exercise(choice, path),
        number: ({ claim }) => {
          this.known('claim', claim, claims, [...path, 'claim']);
        },
      });
    });
  }

  private picker({ picker, simulations, recall }: LessonData): void {
    if (!picker) return;
    const { simulation, candidates } = picker;
    const stage = this.known('simulation', simulation, simulations, ['picker', 'simulation']);
    // Progress keeps the scored items of a lesson under one roof.
    this.unique(['picker'], [PICKER_STEP, ...recall.cards.map((card) => card.id)]);
    this.unique(
      ['picker', 'candidates'],
      candidates.map(({ id }) => id),
    );
    const base = stage && this.scenarios[stage.scenario];
    this.unique(
      ['picker'],
      candidates.flatMap(({ equipment }) => equipment.map(({ id }) => id)),
    );
    candidates.forEach(({ patch, misconception, equipment }, index) => {
      const at = ['picker', 'candidates', index];
      if (misconception)
        this.known('misconception', misconception, this.course.misconceptions, [...at, 'misconception']);
      if (base) this.laid(base, patch, [...at, 'patch']);
      equipment.forEach(({ options }, piece) => {
        const of = [...at, 'equipment', piece, 'options'];
        this.unique(
          of,
          options.map(({ id }) => id),
        );
        if (base)
          for (const [which, option] of options.entries()) this.laid(base, option.patch, [...of, which, 'patch']);
      });
    });
  }

  /** Match, order and tune. */
  private extras({ exercises, recall, picker }: LessonData): void {
    // Progress keeps the scored items of a lesson under one roof.
    const others = [...recall.cards.map(({ id }) => id), ...(picker ? [PICKER_STEP] : [])];
    this.unique(['exercises'], idsOf(exercises));
    exercises.forEach((exercise, index) => {
      const path = ['exercises', index];
      if (others.includes(exercise.id))
        this.report([...path, 'id'], `the id ${exercise.id} is used twice`, 'give one of the two another id');
      this.unique([...path, 'variants'], idsOf(exercise.variants));
      byExercise(exercise, {
        match: (spec) => this.match(spec, path),
        order: (spec) => this.order(spec, path),
        tune: (spec) => this.tune(spec, path),
      });
    });
  }

  private match(spec: MatchSpec, path: Path): void {
    const { bins, things, simulation } = spec;
    const byBin = byId(bins);
    this.unique([...path, 'bins'], idsOf(bins));
    if (simulation) this.known('simulation', simulation, this.yaml.value.simulations, [...path, 'simulation']);
    this.drawn(spec, things, [...path, 'things']);
    things.forEach((thing, index) => {
      const at = [...path, 'things', index];
      thing.lures.forEach(({ bin, misconception }, lure) => {
        this.known('bin', bin, byBin, [...at, 'lures', lure, 'bin']);
        this.known('misconception', misconception, this.course.misconceptions, [...at, 'lures', lure, 'misconception']);
      });
      if (!('fact' in thing)) return;
      this.known('bin', thing.bin, byBin, [...at, 'bin']);
      this.deciding(thing.fact, [...at, 'fact']);
    });
  }

  private order(spec: OrderSpec, path: Path): void {
    this.drawn(spec, spec.items, [...path, 'items']);
  }

  /** A pool of things, each of which may have a run, and what an attempt draws of them. */
  private drawn(
    { ask, variants }: Pick<MatchSpec, 'ask' | 'variants'>,
    pool: readonly { readonly id: string; readonly run?: ScenarioRef }[],
    path: Path,
  ): void {
    this.unique(path, idsOf(pool));
    if (ask !== undefined && ask > pool.length)
      this.report(
        [...path.slice(0, -1), 'ask'],
        `expected at most ${pool.length}, found ${ask}`,
        'draw no more than there are',
      );
    pool.forEach(({ run }, index) => {
      const base = run && resolveRef(run, [...path, index, 'run'], this.yaml, this.scenarios, this.problems);
      for (const [variant, { patch }] of variants.entries())
        if (base) this.laid(base, patch, [...path.slice(0, -1), 'variants', variant, 'patch']);
    });
  }

  private tune(spec: TuneSpec, path: Path): void {
    const { simulation, patch, goals, solution, variants } = spec;
    const stage = this.known('simulation', simulation, this.yaml.value.simulations, [...path, 'simulation']);
    this.unique([...path, 'goals'], idsOf(goals));
    if (!stage) return;
    const all = [...stage.switch, ...stage.knobs];
    if (spec.controls) this.allKnown('control', spec.controls, byId(all), [...path, 'controls']);
    const { switches, knobs } = controlsOf(spec, this.yaml.value);
    const given: Readonly<Record<string, Knob | Controls['switches'][number]>> = { ...byId(switches), ...byId(knobs) };
    const settings = (set: TuneSpec['solution'], at: Path) => {
      for (const [id, value] of Object.entries(set)) {
        const control = this.known('control', id, given, [...at, id]);
        if (control && 'options' in control) this.known('option', String(value), byId(control.options), [...at, id]);
        else if (control && !isOn(control, value))
          this.report(
            [...at, id],
            `expected a number that the knob can be turned to, found ${value}`,
            `from ${control.min} to ${control.max} by steps of ${control.step}`,
          );
      }
    };
    settings(solution, [...path, 'solution']);
    const base = this.scenarios[stage.scenario];
    if (base) this.laid(base, patch, [...path, 'patch']);
    variants.forEach((variant, index) => {
      const at = [...path, 'variants', index];
      if (base) this.laid(base, variant.patch, [...at, 'patch']);
      if (variant.solution) settings(variant.solution, [...at, 'solution']);
    });
  }

  private exercise(exercise: Pick<Item & { kind: 'choice' }, 'runs' | 'variants' | 'options'>, path: Path): void {
    const { runs, variants, options } = exercise;
    const bases = this.runs(runs, [...path, 'runs']);
    for (const name of Object.keys(runs ?? {}))
      if (!isCommon(name) && !options.some(({ id }) => id === name))
        this.report(
          [...path, 'runs', name],
          `expected main, other, or the id of an option, found "${name}"`,
          'name it like the option whose outcome it is',
        );
    this.unique(
      [...path, 'options'],
      options.map((option) => option.id),
    );
    this.unique(
      [...path, 'variants'],
      variants.map((variant) => variant.id),
    );
    const laidOverAll = (patch: Record<string, unknown>, at: Path) => {
      for (const base of bases) this.laid(base, patch, at);
    };
    for (const [index, { patch }] of variants.entries()) laidOverAll(patch, [...path, 'variants', index, 'patch']);
    options.forEach((option, index) => {
      const at = [...path, 'options', index];
      this.option(option, runs, at);
      if (option.trueUnder) laidOverAll(option.trueUnder, [...at, 'trueUnder']);
    });
  }

  private runs(runs: RunRefs | undefined, path: Path): Scenario[] {
    return Object.entries(runs ?? {}).flatMap(([name, ref]) => {
      const scenario = resolveRef(ref, [...path, name], this.yaml, this.scenarios, this.problems);
      return scenario ? [scenario] : [];
    });
  }

  private option(option: Option, runs: RunRefs | undefined, path: Path): void {
    const { misconception, fact, when = [] } = option;
    if (misconception)
      this.known('misconception', misconception, this.course.misconceptions, [...path, 'misconception']);
    if (fact) this.deciding(fact, [...path, 'fact']);
    when.forEach(({ run }, index) => {
      const say = (...said: Said) => this.report([...path, 'when', index], ...said);
      if (!runs?.[run]) say(`the run "${run}" is not among the runs of this exercise`, `add it to \`runs\``);
      else if (!isCommon(run) && run !== option.id)
        say(`the run "${run}" is what comes of another option`, `ask of main, of other, or of ${option.id}`);
    });
  }

  /** A fact that says which answer is right. */
  private deciding(fact: string, path: Path): void {
    if (this.known('fact', fact, this.course.facts, path)?.standing === 'secondary')
      this.report(
        path,
        `expected a fact that was measured, read or derived, found ${fact}, which is secondary`,
        'decide the question by another fact, or read this one in its source and say standing: read',
      );
  }

  private known<T>(what: string, id: string, among: Readonly<Record<string, T>>, path: Path): T | undefined {
    if (Object.hasOwn(among, id)) return among[id];
    this.report(path, ...unknownName(what, id, Object.keys(among)));
    return undefined;
  }

  private allKnown(what: string, ids: readonly string[], among: Readonly<Record<string, unknown>>, path: Path): void {
    for (const [index, id] of ids.entries()) this.known(what, id, among, [...path, index]);
  }

  private unique(path: Path, ids: readonly string[]): void {
    const second = ids.findIndex((id, index) => ids.indexOf(id) !== index);
    if (second < 0) return;
    this.report([...path, second], `the id ${ids[second]} is used twice`, 'give one of the two another id');
  }

  private laid(base: Scenario, patch: Readonly<Record<string, unknown>>, path: Path): void {
    attempt(this.yaml.at(path), this.problems, mendScenario, () => layPatch(base, patch));
  }

  private report(path: Path, ...said: Said): void {
    this.problems.push(problem(this.yaml.at(path), ...said));
  }
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Record<string, T> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}

function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}

/** Whether a knob can be turned to a value: within its bounds, on one of its steps. */
function isOn({ min, max, step }: Knob, value: string | number): boolean {
  const steps = (Number(value) - min) / step;
  return Number(value) >= min && Number(value) <= max && Math.abs(steps - Math.round(steps)) < 1e-6;
}
