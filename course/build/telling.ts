import { altitudes, isThereAt } from '../altitude';
import type { Locale } from '../languages';
import { type ComponentName, exerciseComponents } from '../schema/components';
import { byExercise, byKind } from '../schema/itemKinds';
import type {
  ChoiceItem,
  ExerciseSpec,
  LessonData,
  MatchSpec,
  OutageSpec,
  PredictionSpec,
  Step,
  TuneSpec,
} from '../schema/lesson';
import type { Course } from './load';
import { isLayer, type Mdx, type MdxElement } from './mdx';
import { type Position, type Problem, problem, unknownName } from './problem';
import { silentAt } from './reading';
import { controlsOf } from './tune';
import type { YamlFile } from './yaml';

/**
 * Every language tells what the yaml names, and nothing else: each stop, simulation, step, option and card once, the stops
 * in the same order, the same claims and facts in all.
 */
export function checkTelling(
  yaml: YamlFile<LessonData>,
  texts: Readonly<Record<Locale, Mdx>>,
  course: Course,
): Problem[] {
  const all = Object.values(texts);
  const others = (text: Mdx) => all.filter((other) => other !== text);
  return [
    ...all.flatMap((text) => new Telling(yaml.value, text, others(text), course).check()),
    ...others(texts.en).flatMap((text) => [...sameFigures(texts.en, text), ...sameFigures(text, texts.en)]),
    ...untoldClaims(yaml, texts.en),
  ];
}

/** The parts that are words to a reader. */
const WORDED: ReadonlySet<string> = new Set<ComponentName>([
  ...(['Caption', 'Prediction', 'Reason', 'Wrong', 'Choice', 'Knob', 'Question', 'Variant', 'Option'] as const),
  ...(['Bin', 'Goal', 'Feedback', 'World', 'Compared', 'Explanation', 'Answer'] as const),
]);

class Telling {
  private readonly problems: Problem[] = [];

  constructor(
    private readonly lesson: LessonData,
    private readonly text: Mdx,
    /** The same in the other languages: where one tells what is missing here, the author is pointed there. */
    private readonly others: readonly Mdx[],
    private readonly course: Course,
  ) {}

  check(): Problem[] {
    const { stops, simulations, predictions, numbers, trace, recall, claims, configs, outages, exercises } =
      this.lesson;
    const whole = this.text.elements;
    this.toldOnce('Stop', stops, whole);
    this.inOrder(stops);
    this.saidToAll();
    this.plainInAll('Candidate');
    this.plainInAll('Switch');
    this.known('Claim', Object.keys(claims));
    this.known('Fact', Object.keys(this.course.facts));
    this.known('Cite', Object.keys(this.course.sources));
    this.known('Term', Object.keys(this.course.glossary.value));
    this.toldOnce('Config', Object.keys(configs), whole);
    for (const [element, outage] of this.told('Outage', outages)) this.outage(element, outage);
    for (const [element, { prediction, switch: switches, knobs }] of this.told('Simulation', simulations)) {
      this.single('Caption', element);
      const asked = prediction === undefined ? undefined : predictions[prediction];
      if (asked) this.prediction(element, asked);
      this.toldOnce('Knob', idsOf(knobs), this.inside(element), element);
      for (const [told, { options }] of this.told('Switch', byId(switches), element)) {
        this.toldOnce('Choice', idsOf(options), this.inside(told), told);
      }
    }
    for (const [element] of this.told('Row', byId(numbers))) {
      this.single('Quoted', element);
      this.single('Condition', element);
      this.single('Gives', element);
    }
    for (const [element, step] of this.told('Step', byId(trace.steps))) this.choice(element, step);
    this.picker();
    this.quiz();
    for (const [element, { item }] of this.told('Card', byId(recall.cards))) this.card(element, item);
    for (const [kind, name] of Object.entries(exerciseComponents))
      for (const [element, spec] of this.told(name, byId(exercises.filter((one) => one.kind === kind))))
        this.exercise(element, spec);
    return this.problems;
  }

  /** A question and a reason for whatever came out, at each altitude, and a sentence for each wrong model. */
  private prediction(element: MdxElement, { wrong }: PredictionSpec): void {
    this.shownAtEach('Prediction', element);
    this.shownAtEach('Reason', element);
    const ids = idsOf(wrong);
    for (const { name, attributes, at } of this.inside(element))
      if (name === 'Wrong' && !ids.includes(attributes.id ?? ''))
        this.problems.push(unnamed(at, 'Wrong id', attributes.id ?? '', ids));
    for (const id of ids) this.shownAtEach('Wrong', element, id);
  }

  /** What is replayed where something is, and in any case what is left out. */
  private outage(element: MdxElement, { replay }: OutageSpec): void {
    this.single('LeftOut', element);
    if (replay) return this.single('Replayed', element);
    const [extra] = this.inside(element).filter(({ name }) => name === 'Replayed');
    if (extra)
      this.problems.push(
        problem(extra.at, 'lesson.yaml has no replay of this outage', 'add its `replay` there, or take <Replayed> out'),
      );
  }

  /** A picker is told once, each candidate in it with feedback of its own, and every choice of equipment. */
  private picker(): void {
    const { picker } = this.lesson;
    const [told, again] = this.text.elements.filter(({ name }) => name === 'Picker');
    const extra = picker ? again : told;
    if (extra)
      this.problems.push(
        picker
          ? problem(extra.at, '<Picker> is told twice', 'take one of the two out')
          : problem(extra.at, 'lesson.yaml has no picker', 'add one to lesson.yaml, or take the <Picker> out'),
      );
    if (!picker) return;
    if (!told) return this.missing('expected <Picker>, which lesson.yaml names, found none', 'tell it');
    this.single('Question', told);
    this.toldOnce('Candidate', idsOf(picker.candidates), this.inside(told), told);
    this.toldOnce('Feedback', idsOf(picker.candidates), this.inside(told), told, 'option');
    const equipment = byId(picker.candidates.flatMap((candidate) => candidate.equipment));
    for (const [piece, { options }] of this.told('Switch', equipment, told)) {
      this.toldOnce('Choice', idsOf(options), this.inside(piece), piece);
    }
  }

  private quiz(): void {
    const { quiz } = this.lesson;
    const [told, again] = this.text.elements.filter(({ name }) => name === 'Quiz');
    if (quiz && !told) this.missing('expected <Quiz/>, which lesson.yaml names, found none', 'tell it');
    const extra = quiz ? again : told;
    if (extra)
      this.problems.push(problem(extra.at, '<Quiz/> is told, and lesson.yaml has no quiz for it', 'take it out'));
  }

  private exercise(element: MdxElement, exercise: ExerciseSpec): void {
    this.single('Question', element);
    this.single('Explanation', element);
    this.toldOnce('Variant', idsOf(exercise.variants), this.inside(element), element);
    byExercise(exercise, {
      match: (spec) => this.match(element, spec),
      order: ({ items }) => this.answered('Option', idsOf(items), element),
      tune: (spec) => this.tune(element, spec),
    });
  }

  /** Each thing has feedback, and more for each bin that a misconception leads to. */
  private match(element: MdxElement, { bins, things }: MatchSpec): void {
    this.toldOnce('Bin', idsOf(bins), this.inside(element), element);
    this.answered('Option', idsOf(things), element);
    const ofBins = this.inside(element).filter(({ attributes }) => attributes.bin !== undefined);
    for (const { id, lures } of things) {
      const ofThing = ofBins.filter(({ attributes }) => attributes.option === id);
      this.toldOnce(
        'Feedback',
        lures.map(({ bin }) => bin),
        ofThing,
        element,
        'bin',
        ` option="${id}"`,
      );
    }
    for (const { attributes, at } of ofBins)
      if (!idsOf(things).includes(attributes.option ?? ''))
        this.problems.push(unnamed(at, 'Feedback option', attributes.option ?? '', idsOf(things)));
  }

  private tune(element: MdxElement, spec: TuneSpec): void {
    const { switches, knobs } = controlsOf(spec, this.lesson);
    this.answered('Goal', idsOf(spec.goals), element);
    this.toldOnce('Knob', idsOf(knobs), this.inside(element), element);
    for (const [told, { options }] of this.told('Switch', byId(switches), element))
      this.toldOnce('Choice', idsOf(options), this.inside(told), told);
  }

  /** Things that are worded, each with feedback of its own. */
  private answered(name: ComponentName, ids: readonly string[], element: MdxElement): void {
    this.toldOnce(name, ids, this.inside(element), element);
    const feedback = this.inside(element).filter(({ attributes }) => attributes.bin === undefined);
    this.toldOnce('Feedback', ids, feedback, element, 'option');
  }

  private card(element: MdxElement, item: LessonData['recall']['cards'][number]['item']): void {
    this.single('Question', element);
    this.single('Answer', element);
    this.single('Item', element);
    const told = this.inside(element).find((other) => other.name === 'Item');
    if (!told) return;
    byKind(item, {
      choice: (choice) => this.choice(told, choice),
      number: () => this.single('Question', told),
    });
  }

  /** A question whose every variant is told, every option worded and answered with feedback, and its world if it has one. */
  private choice(
    element: MdxElement,
    { runs, variants, options }: Pick<ChoiceItem | Step, 'runs' | 'variants' | 'options'>,
  ): void {
    this.single('Question', element);
    if (element.name === 'Step') this.single('Explanation', element);
    this.toldOnce('Variant', idsOf(variants), this.inside(element), element);
    this.toldOnce('Option', idsOf(options), this.inside(element), element);
    this.toldOnce('Feedback', idsOf(options), this.inside(element), element, 'option');
    const elsewhere = options.filter(({ trueUnder }) => trueUnder);
    this.toldOnce('World', idsOf(elsewhere), this.inside(element), element, 'option');
    if (runs?.other) this.single('Compared', element);
  }

  /** Checks that all of `specs` are told once, and pairs each element with its spec. */
  private told<T>(name: ComponentName, specs: Readonly<Record<string, T>>, parent?: MdxElement): [MdxElement, T][] {
    const among = parent ? this.inside(parent) : this.text.elements;
    this.toldOnce(name, Object.keys(specs), among, parent);
    return among.flatMap((element): [MdxElement, T][] => {
      const spec = element.name === name ? specs[element.attributes.id ?? ''] : undefined;
      return spec ? [[element, spec]] : [];
    });
  }

  private toldOnce(
    name: ComponentName,
    ids: readonly string[],
    among: readonly MdxElement[],
    parent?: MdxElement,
    key = 'id',
    /** Attributes that all of them share. */
    shared = '',
  ): void {
    const elements = among.filter((element) => element.name === name);
    for (const { attributes, at } of elements) {
      const id = attributes[key] ?? '';
      if (!ids.includes(id)) this.problems.push(unnamed(at, `${name} ${key}`, id, ids));
    }
    for (const id of ids) {
      const here = elements.filter((element) => element.attributes[key] === id);
      const tag = `<${name}${shared} ${key}="${id}">`;
      const there = this.others
        .flatMap(({ elements }) => elements)
        .find((element) => element.name === name && element.attributes[key] === id);
      const mend = there
        ? `tell it as ${there.at.file}:${there.at.line} does`
        : 'tell it, or take it out of lesson.yaml';
      if (here.length === 0) this.missing(`expected ${tag}, which lesson.yaml names, found none`, mend, parent);
      for (const again of here.slice(1))
        this.problems.push(problem(again.at, `${tag} is told twice`, 'take one of the two out'));
    }
  }

  private inOrder(stops: readonly string[]): void {
    const told = this.text.elements.filter(
      (element) => element.name === 'Stop' && stops.includes(element.attributes.id ?? ''),
    );
    const expected = stops.filter((id) => told.some((element) => element.attributes.id === id));
    const wrong = told.findIndex((element, index) => element.attributes.id !== expected[index]);
    const element = told[wrong];
    if (element && told.length === expected.length) {
      const message = `the stops of lesson.yaml come in another order: expected ${expected[wrong]}, found ${element.attributes.id}`;
      this.problems.push(problem(element.at, message, 'order `stops` in lesson.yaml and the texts alike'));
    }
  }

  private single(name: ComponentName, parent: MdxElement): void {
    const count = this.inside(parent).filter((element) => element.name === name && parentOf(element) === parent).length;
    const mend = count === 0 ? `write <${name}>…</${name}> in it` : 'take out all but one';
    if (count !== 1) this.missing(`expected one <${name}>, found ${count || 'none'}`, mend, parent);
  }

  /** A part that every reader meets: told once for all, or in layers by altitude. */
  private shownAtEach(name: ComponentName, parent: MdxElement, id?: string): void {
    const tag = id === undefined ? `<${name}>` : `<${name} id="${id}">`;
    const layers = this.inside(parent).filter((element) => element.name === name && element.attributes.id === id);
    const dark = altitudes.filter((altitude) => !layers.some(({ attributes }) => isThereAt(attributes, altitude)));
    if (dark.length === 0) return;
    const isTold = layers.length > 0;
    this.missing(
      `expected one ${tag}${isTold ? ` at ${dark.join(', ')}` : ''}, found none`,
      isTold ? `write one that is shown there, by only="${dark[0]}"` : `write ${tag}…</${name}> in it`,
      parent,
    );
  }

  /** What is worded in layers says something to each altitude that meets it. */
  private saidToAll(): void {
    for (const { name, node, attributes, at } of this.text.elements) {
      if (!WORDED.has(name)) continue;
      const [silent] = silentAt(node).filter((altitude) => isThereAt(attributes, altitude));
      if (silent !== undefined)
        this.problems.push(
          problem(at, `<${name}> says nothing at ${silent}`, `write words for it, by <At only="${silent}">`),
        );
    }
  }

  /** What one language calls plainly at Zero, the others do: else its readers meet there a word of the trade. */
  private plainInAll(name: ComponentName): void {
    const idOf = (element: MdxElement) => [parentOf(element)?.attributes.id, element.attributes.id].join(' ');
    const plain = this.others
      .flatMap(({ elements }) => elements)
      .filter((element) => element.name === name && element.attributes.plain !== undefined);
    for (const element of this.text.elements) {
      if (element.name !== name || element.attributes.plain !== undefined) continue;
      const there = plain.find((other) => idOf(other) === idOf(element));
      if (there)
        this.problems.push(
          problem(
            element.at,
            `<${name} id="${element.attributes.id}">: expected the attribute plain, as ${there.at.file}:${there.at.line} has it, found none`,
            'write it here, too, or in no language',
          ),
        );
    }
  }

  private known(name: ComponentName, ids: readonly string[]): void {
    for (const { name: found, attributes, at } of this.text.elements) {
      const id = attributes.id ?? '';
      if (found === name && !ids.includes(id))
        this.problems.push(problem(at, ...unknownName(name === 'Cite' ? 'source' : name.toLowerCase(), id, ids)));
    }
  }

  private inside(parent: MdxElement): readonly MdxElement[] {
    return this.text.elements.filter((element) => element.within.includes(parent));
  }

  private missing(message: string, mend: string, parent?: MdxElement): void {
    const at = parent?.at ?? { file: this.text.file, line: 1, column: 1 };
    const where = parent ? `<${parent.name}${parent.attributes.id ? ` id="${parent.attributes.id}"` : ''}>: ` : '';
    this.problems.push(problem(at, `${where}${message}`, mend));
  }
}

/** A name in a text that lesson.yaml does not have. */
function unnamed(at: Position, what: string, id: string, ids: readonly string[]): Problem {
  const [wrong, mend] = unknownName(what, id, ids);
  return problem(at, `${wrong} in lesson.yaml`, `${mend} or add it there`);
}

/** A figure that one language tells, the other tells too. */
function sameFigures(told: Mdx, other: Mdx): Problem[] {
  const key = ({ name, attributes }: MdxElement) => `<${name} id="${attributes.id}">`;
  const figures = (text: Mdx) => text.elements.filter(({ name }) => name === 'Claim' || name === 'Fact');
  const there = new Set(figures(other).map(key));
  const missing = new Map(
    figures(told)
      .filter((element) => !there.has(key(element)))
      .map((element) => [key(element), element.at]),
  );
  return [...missing].map(([tag, at]) =>
    problem(at, `${tag} is told here and not in ${other.file}`, 'tell it there, or take it out here'),
  );
}

/** A claim that neither the prose nor an item uses is a leftover. */
function untoldClaims({ value, at }: YamlFile<LessonData>, text: Mdx): Problem[] {
  const used = new Set([
    ...text.elements.flatMap((element) => (element.name === 'Claim' ? [element.attributes.id] : [])),
    ...value.recall.cards.flatMap(({ item }) => byKind(item, { choice: () => [], number: ({ claim }) => [claim] })),
  ]);
  const left = Object.keys(value.claims).filter((id) => !used.has(id));
  return left.map((id) =>
    problem(at(['claims', id]), `the claim ${id} is told nowhere`, `tell it by <Claim id="${id}"/> or remove it`),
  );
}

/** The component an element stands directly in, layers aside. */
function parentOf(element: MdxElement): MdxElement | undefined {
  return element.within.findLast((other) => !isLayer(other.name));
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Record<string, T> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}

function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map((item) => item.id);
}
