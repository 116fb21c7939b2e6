import { useId, useState } from 'react';
import { isPrime, permutation } from '../../../../engine/maglev/core';
import { disruption } from '../../../../engine/maglev/disruption';
import { type EnvoyFill, recordEnvoyFill } from '../../../../engine/maglev/envoy';
import type { BackendSpec, Scenario } from '../../../../engine/scenario/schema';
import { Scrolling } from '../../../shell/Scrolling';
import { Slider } from '../../../shell/Slider';
import { hueOf } from '../../names';
import type { InstrumentProps } from '../definition';
import { type TableFillWords, tableFillWords } from './words';
import './style.css';

const SIZES = Array.from({ length: 31 - 7 + 1 }, (_, index) => 7 + index).filter(isPrime);
const NOBODY = '';

/** How a Maglev table of a few slots gets filled, turn by turn, both ways in time. */
export default function TableFill({ view, locale }: InstrumentProps) {
  const words = tableFillWords[locale];
  const { topology } = view.scenario;
  const most = Math.min(topology.backends.length, SIZES[0]!);
  const [size, setSize] = useState(SIZES[0]!);
  const [count, setCount] = useState(Math.min(3, most));
  const [without, setWithout] = useState(NOBODY);
  const [turn, setTurn] = useState(0);
  const everybody = zoneByZone(topology).slice(0, count);
  const backends = everybody.filter(({ id }) => id !== without);
  const fill = fillOf(size, backends);
  const at = Math.min(turn, fill.steps.length);
  const owners = ownersAfter(fill, backends, size, at);
  const restart = (act: () => void) => {
    act();
    setTurn(0);
  };
  return (
    <div className="instrument">
      <div className="fields">
        <Choice
          label={words.size}
          value={size}
          options={SIZES}
          onChange={(next) => restart(() => setSize(Number(next)))}
        />
        <Choice
          label={words.backends}
          value={count}
          options={Array.from({ length: most - 1 }, (_, index) => index + 2)}
          onChange={(next) =>
            restart(() => {
              setCount(Number(next));
              setWithout(NOBODY);
            })
          }
        />
        <label>
          {words.without}
          <select value={without} onChange={({ target }) => restart(() => setWithout(target.value))}>
            <option value={NOBODY}>{words.nobody}</option>
            {everybody.map(({ id }) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        </label>
      </div>
      <Turns turn={at} of={fill.steps.length} words={words} onTurn={setTurn} />
      <p className="told" aria-live="polite">
        {toldOf(fill, backends, owners, at, words)}{' '}
        {at === fill.steps.length && ending(size, everybody, owners, without, words)}
      </p>
      <Slots owners={owners} claimed={fill.steps[at - 1]?.slot} topology={topology} words={words} />
      <Lists fill={fill} backends={backends} size={size} turn={at} topology={topology} words={words} />
    </div>
  );
}

/** The backends, one of each zone in turn: a few of them show several hues. */
function zoneByZone({ backends }: Scenario['topology']): BackendSpec[] {
  const rank = ({ id, zone }: BackendSpec) =>
    backends.filter((one) => one.zone === zone).findIndex((one) => one.id === id);
  return [...backends].sort((a, b) => rank(a) - rank(b));
}

function fillOf(tableSize: number, backends: readonly BackendSpec[]): EnvoyFill {
  return recordEnvoyFill({ tableSize, hosts: backends.map(({ id, weight }) => ({ hashKey: id, weight })) });
}

/** Id of each slot's owner after so many turns; null while it is free. */
function ownersAfter({ order, steps }: EnvoyFill, backends: readonly BackendSpec[], size: number, turns: number) {
  const owners = new Array<string | null>(size).fill(null);
  for (const { backend, slot } of steps.slice(0, turns)) owners[slot] = backends[order[backend]!.index]!.id;
  return owners;
}

type Owners = readonly (string | null)[];

function toldOf(
  { order, steps }: EnvoyFill,
  backends: readonly BackendSpec[],
  owners: Owners,
  turn: number,
  words: TableFillWords,
): string {
  const step = steps[turn - 1];
  if (!step) return words.before;
  const { id } = backends[order[step.backend]!.index]!;
  const { taken, slot } = step;
  const takes = words.takes({ backend: id, slot });
  if (taken.length === 0) return `${words.wants({ turn, backend: id, wanted: String(slot) })} ${takes}`;
  const holders = [...new Set(taken.map((one) => owners[one]))].join(', ');
  return [
    words.wants({ turn, backend: id, wanted: [...taken, slot].join(', ') }),
    words.isTaken({ slots: taken.join(', '), owners: holders }),
    takes,
  ].join(' ');
}

/** What the full table is like; without one of the backends, how it differs from that of all. */
function ending(
  size: number,
  everybody: readonly BackendSpec[],
  owners: Owners,
  without: string,
  words: TableFillWords,
): string {
  if (without === NOBODY) {
    const loads = everybody.map(({ id }) => owners.filter((owner) => owner === id).length);
    return words.full({ least: Math.min(...loads), most: Math.max(...loads) });
  }
  const whole = fillOf(size, everybody);
  const indexes = (list: Owners) => Int32Array.from(list, (owner) => everybody.findIndex(({ id }) => id === owner));
  const { changedSlotsTotal, changedSlotsWhoseOwnerSurvived } = disruption(
    indexes(ownersAfter(whole, everybody, size, whole.steps.length)),
    indexes(owners),
    new Set([everybody.findIndex(({ id }) => id === without)]),
  );
  return words.compared({ changed: changedSlotsTotal, size, needless: changedSlotsWhoseOwnerSurvived });
}

interface ChoiceProps {
  readonly label: string;
  readonly value: number;
  readonly options: readonly number[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </label>
  );
}

interface TurnsProps {
  readonly turn: number;
  readonly of: number;
  readonly words: TableFillWords;
  readonly onTurn: (turn: number) => void;
}

function Turns({ turn, of, words, onTurn }: TurnsProps) {
  return (
    <div className="turns">
      <Slider
        min={0}
        max={of}
        value={turn}
        aria-label={words.turns}
        aria-valuetext={words.position({ turn, of })}
        onValue={onTurn}
      />
      <div className="actions">
        <button type="button" disabled={turn === 0} onClick={() => onTurn(turn - 1)}>
          {words.back}
        </button>
        <button type="button" disabled={turn === of} onClick={() => onTurn(turn + 1)}>
          {words.on}
        </button>
        <button type="button" disabled={turn === 0} onClick={() => onTurn(0)}>
          {words.start}
        </button>
        <button type="button" disabled={turn === of} onClick={() => onTurn(of)}>
          {words.end}
        </button>
        <span>{words.position({ turn, of })}</span>
      </div>
    </div>
  );
}

interface SlotsProps {
  readonly owners: Owners;
  readonly claimed: number | undefined;
  readonly topology: Scenario['topology'];
  readonly words: TableFillWords;
}

const hueOfBackend = ({ backends, zones }: Scenario['topology'], id: string) =>
  hueOf(backends.find((backend) => backend.id === id)?.zone ?? '', zones);

function Slots({ owners, claimed, topology, words }: SlotsProps) {
  return (
    <ol className="slots" aria-label={words.table}>
      {owners.map((owner, slot) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its index
          key={slot}
          className={[owner ? hueOfBackend(topology, owner) : 'is-free', slot === claimed ? 'is-claimed' : ''].join(
            ' ',
          )}
          aria-label={words.slot({ slot, owner: owner ?? words.empty })}
        >
          <small>{slot}</small>
          {owner ?? '·'}
        </li>
      ))}
    </ol>
  );
}

interface ListsProps {
  readonly fill: EnvoyFill;
  readonly backends: readonly BackendSpec[];
  readonly size: number;
  readonly turn: number;
  readonly topology: Scenario['topology'];
  readonly words: TableFillWords;
}

/** The preference lists; what a backend has asked for so far is marked, and what it got. */
function Lists({ fill: { order, steps }, backends, size, turn, topology, words }: ListsProps) {
  const captionId = useId();
  return (
    <Scrolling className="scrolls">
      <p className="note" id={captionId}>
        {words.lists}
      </p>
      <table className="lists" aria-labelledby={captionId}>
        <thead>
          <tr>
            <th scope="col">{words.backend}</th>
            <th scope="col" className="number">
              {words.offset}
            </th>
            <th scope="col" className="number">
              {words.skip}
            </th>
            <th scope="col" className="number">
              {words.has}
            </th>
            <th scope="col">{words.order}</th>
          </tr>
        </thead>
        <tbody>
          {order.map(({ index, offset, skip }, place) => {
            const { id } = backends[index]!;
            const own = steps.slice(0, turn).filter(({ backend }) => backend === place);
            const got = new Set(own.map(({ slot }) => slot));
            const refused = new Set(own.flatMap(({ taken }) => taken));
            const isTurn = steps[turn - 1]?.backend === place;
            return (
              <tr key={id} className={isTurn ? 'is-chosen' : undefined}>
                <th scope="row" className={hueOfBackend(topology, id)}>
                  {isTurn ? '▸ ' : ''}
                  {id}
                </th>
                <td className="number">{offset}</td>
                <td className="number">{skip}</td>
                <td className="number">{got.size}</td>
                <td className="list">
                  {Array.from(permutation(offset, skip, size), (slot) =>
                    got.has(slot) ? (
                      <strong key={slot}>{slot} </strong>
                    ) : refused.has(slot) ? (
                      <s key={slot}>{slot} </s>
                    ) : (
                      <span key={slot}>{slot} </span>
                    ),
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrolling>
  );
}
