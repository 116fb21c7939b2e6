import { useId, useState } from 'react';
import { formatValue } from '../../../../course/format';
import { flowKeysFields, type LinuxFlowHashSteps } from '../../../../engine/ecmp/linux';
import { explainRoute, type RouteSteps } from '../../../../engine/explain/route';
import { hexFromBytes, swapBytes16, swapBytes32 } from '../../../../engine/hash/bytes';
import { toHex } from '../../../../engine/hash/u64';
import { tupleOf } from '../../../../engine/simulation/router';
import { tupleText } from '../../../../engine/story/flowTable';
import { nameOf, timeText } from '../../names';
import type { InstrumentProps } from '../definition';
import {
  type Draft,
  draftOf,
  type FieldProblem,
  type FlowField,
  openFlows,
  readDraft,
  replayed,
  withFlow,
} from './flowDraft';
import { type FiveTupleWords, fiveTupleWords } from './words';
import './style.css';

/** The kernel's hash of a flow that the reader edits, step by step, up to the next hop that it chooses now. */
export default function FiveTuple({ run, view, locale, onScenario }: InstrumentProps) {
  const words = fiveTupleWords[locale];
  const { scenario, world } = view;
  const tuples = run.flows.map(({ steps }) => steps[0]!.tuple);
  const [draft, setDraft] = useState(() => draftOf(replayed(tuples[0]!)));
  const read = readDraft(draft);
  const problems = 'src' in read ? [] : read;
  const [lastGood, setLastGood] = useState(() => replayed(tuples[0]!));
  const flow = 'src' in read ? read : lastGood;
  const [isUsed, setUsed] = useState(false);
  const edit = (changed: Draft) => {
    const next = readDraft(changed);
    setDraft(changed);
    setUsed(false);
    if ('src' in next) setLastGood(next);
  };
  const tuple = tupleOf(flow);
  const steps = explainRoute(scenario, world, tuple);
  return (
    <div className="instrument">
      <Form draft={draft} problems={problems} words={words} onEdit={edit} />
      {problems.length > 0 && <p className="note">{words.lastGood({ tuple: tupleText(tuple) })}</p>}
      <ol className="steps">
        <Order steps={steps.hash} tuple={tuple} policy={scenario.policies.ecmp.hashPolicy} words={words} />
        <Block steps={steps.hash} words={words} />
        <Digest steps={steps.hash} seed={scenario.policies.ecmp.hashSeed} words={words} />
        <li>
          <h3>{words.shift}</h3>
          <Figures rows={[[words.hash, formatValue(steps.hash.hash, 'count', locale)]]} />
        </li>
        <Choice
          steps={steps}
          algorithm={scenario.policies.ecmp.algorithm}
          caption={words.candidates({ moment: timeText(view.frame.tMs, locale) })}
          words={words}
          print={(value) => formatValue(value, 'count', locale)}
        />
      </ol>
      <div className="actions">
        <button
          type="button"
          disabled={!onScenario || problems.length > 0}
          onClick={() => {
            onScenario?.(withFlow(scenario, flow, openFlows(view, tuples)));
            setUsed(true);
          }}
        >
          {words.use}
        </button>
        <p className="note" role="status">
          {isUsed ? words.used : words.useNote}
        </p>
      </div>
    </div>
  );
}

interface FormProps {
  readonly draft: Draft;
  readonly problems: readonly FieldProblem[];
  readonly words: FiveTupleWords;
  readonly onEdit: (draft: Draft) => void;
}

function Form({ draft, problems, words, onEdit }: FormProps) {
  const id = useId();
  const field = (name: FlowField, inputMode: 'decimal' | 'numeric') => {
    const problem = problems.find((one) => one.field === name);
    return (
      <label>
        {words.fields[name]}
        <input
          value={draft[name]}
          inputMode={inputMode}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={problem !== undefined}
          aria-describedby={problem && `${id}-${name}`}
          onChange={({ target }) => onEdit({ ...draft, [name]: target.value })}
        />
        {problem && (
          <span className="invalid" id={`${id}-${name}`}>
            {words.problem({
              field: words.fields[name],
              expected: words.expected[problem.expected],
              found: draft[name],
            })}
          </span>
        )}
      </label>
    );
  };
  return (
    <fieldset className="fields">
      <legend>{words.legend}</legend>
      {field('src', 'decimal')}
      {field('sport', 'numeric')}
      {field('dst', 'decimal')}
      {field('dport', 'numeric')}
      <label>
        {words.fields.proto}
        <select value={draft.proto} onChange={({ target }) => onEdit({ ...draft, proto: target.value })}>
          <option value="tcp">TCP</option>
          <option value="udp">UDP</option>
        </select>
      </label>
    </fieldset>
  );
}

const hex = (value: number, digits: number) => `0x${value.toString(16).padStart(digits, '0')}`;

function Order({
  steps,
  tuple,
  policy,
  words,
}: {
  steps: LinuxFlowHashSteps;
  tuple: ReturnType<typeof tupleOf>;
  policy: 0 | 1;
  words: FiveTupleWords;
}) {
  const verdict = (isSwapped: boolean) => (isSwapped ? words.isSwapped : words.stays);
  const address = (value: number) => hex(swapBytes32(value), 8);
  const port = (value: number) => hex(swapBytes16(value), 4);
  const pair = (a: string, b: string, isSwapped: boolean) =>
    `${a} ${isSwapped ? '>' : '≤'} ${b}: ${verdict(isSwapped)}`;
  return (
    <li>
      <h3>{words.order}</h3>
      <p>{words.orderWhy}</p>
      <Figures
        rows={[
          [words.addresses, pair(address(tuple.srcAddr), address(tuple.dstAddr), steps.addressesSwapped)],
          ...(policy === 1
            ? [[words.ports, pair(port(tuple.srcPort), port(tuple.dstPort), steps.portsSwapped)] as const]
            : []),
        ]}
      />
      {policy === 0 && <p className="note">{words.policy0}</p>}
    </li>
  );
}

/** Bytes of a field in pairs of hex digits; one that is all zero is dimmed. */
function Block({ steps, words }: { steps: LinuxFlowHashSteps; words: FiveTupleWords }) {
  return (
    <li>
      <h3>{words.block}</h3>
      <table className="block">
        <caption>{words.blockOf}</caption>
        <thead>
          <tr>
            <th scope="col" className="number">
              {words.offset}
            </th>
            <th scope="col">{words.field}</th>
            <th scope="col">{words.bytes}</th>
          </tr>
        </thead>
        <tbody>
          {flowKeysFields(steps.input).map(({ field, at, bytes }) => (
            <tr key={field} className={bytes.every((byte) => byte === 0) ? 'is-zero' : undefined}>
              <td className="number">{at}</td>
              <th scope="row">
                <code>{field}</code>
              </th>
              <td>
                <code>{hexFromBytes(bytes).replace(/..(?=.)/g, '$& ')}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </li>
  );
}

function Digest({ steps, seed, words }: { steps: LinuxFlowHashSteps; seed: number; words: FiveTupleWords }) {
  return (
    <li>
      <h3>{words.sip}</h3>
      <p>{words.sipKey({ seed: hex(seed, 8) })}</p>
      <Figures
        rows={[
          [words.digest, toHex(steps.digest)],
          [words.low, hex(steps.low32, 8)],
        ]}
      />
    </li>
  );
}

interface ChoiceProps {
  readonly steps: RouteSteps;
  readonly algorithm: keyof FiveTupleWords['rule'];
  readonly caption: string;
  readonly words: FiveTupleWords;
  readonly print: (value: number) => string;
}

function Choice({ steps, algorithm, caption, words, print }: ChoiceProps) {
  const { candidates, division, hash, lb } = steps;
  const hasValues = algorithm !== 'resilient';
  return (
    <li>
      <h3>{words.choice}</h3>
      <p>{words.rule[algorithm]}</p>
      {division && (
        <p>
          <code>
            {words.division({
              hash: print(hash.hash),
              by: print(division.by),
              remainder: print(division.remainder),
            })}
          </code>
        </p>
      )}
      {lb === null ? (
        <p>{words.nobody}</p>
      ) : (
        <table className="candidates">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.nextHop}</th>
              {hasValues && (
                <th scope="col" className="number">
                  {words.compared[algorithm]}
                </th>
              )}
              <td />
            </tr>
          </thead>
          <tbody>
            {candidates.map((candidate) => (
              <tr key={candidate.lb} className={candidate.lb === lb ? 'is-chosen' : undefined}>
                <th scope="row">{nameOf(candidate.lb)}</th>
                {hasValues && <td className="number">{candidate.value === null ? '' : print(candidate.value)}</td>}
                <td>{candidate.lb === lb ? `✓ ${words.chosen}` : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </li>
  );
}

function Figures({ rows }: { rows: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className="figures">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <code>{value}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
}
