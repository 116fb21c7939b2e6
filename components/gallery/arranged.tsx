import type { ReactNode } from 'react';
import type { ClientMatch, ClientOrder, ClientSimulation, ClientTune } from '../../course/schema/client';
import { MatchForm } from '../exercise/match/MatchExercise';
import { OrderForm } from '../exercise/order/OrderExercise';
import type { ToldExercise } from '../exercise/told';
import { TuneForm } from '../exercise/tune/TuneExercise';
import { labelOf } from '../prose/parts';

type States = Readonly<Record<string, (theme: string) => ReactNode>>;

const locale = 'en';
const nothing = () => undefined;

/** Words for what a lesson tells in its text. */
function toldOf(question: string, words: Readonly<Record<string, string>>): ToldExercise {
  const feedback = Object.keys(words).map((id) => [id, `What is said to ${words[id]}.`]);
  return { question, words, feedback: Object.fromEntries(feedback), explanation: 'Why it is so.', variants: {} };
}

const match: ClientMatch = {
  kind: 'match',
  id: 'tiers',
  bins: [{ id: 'l4' }, { id: 'l7' }],
  things: [
    { id: 'tls', bins: ['l7'] },
    { id: 'tuple', bins: ['l4'] },
    { id: 'retry', bins: ['l7'] },
  ],
  variants: [],
  isSorted: false,
};

const order: ClientOrder = {
  kind: 'order',
  id: 'detection',
  format: 'duration',
  items: [
    { id: 'link', values: [12] },
    { id: 'bfd', values: [900] },
    { id: 'vrrp', values: [3609] },
    { id: 'hold', values: [90_000] },
  ],
  variants: [],
};

/** A match and an order: begun, and handed in right and wrong. */
export const matches: States = {
  open: matched(),
  right: matched(['tls.l7', 'tuple.l4', 'retry.l7']),
  wrong: matched(['tls.l4', 'tuple.l4', 'retry.l7']),
};

export const orders: States = {
  open: ordered(),
  right: ordered(['link', 'bfd', 'vrrp', 'hold']),
  wrong: ordered(['bfd', 'link', 'hold', 'vrrp']),
};

function matched(refs?: readonly string[]) {
  const told = {
    ...toldOf('On which tier does each stand?', {
      tls: 'Ends TLS',
      tuple: 'Chooses by the addresses and ports of a packet alone',
      retry: 'Asks another backend when one did not answer',
    }),
    bins: { l4: 'L4, in front', l7: 'L7, behind it' },
  };
  return (theme: string) => (
    <MatchForm
      {...{ told, locale }}
      spec={{ ...match, id: `${match.id}-${theme}-${refs}` }}
      simulation={undefined}
      last={refs && { refs, attempt: 0 }}
      draftKey={`gallery.match.${theme}`}
      onAnswer={nothing}
    />
  );
}

function ordered(refs?: readonly string[]) {
  const told = toldOf('Which of them notices a dead box first?', {
    link: 'The link goes down, and the port of the router tells',
    bfd: 'BFD',
    vrrp: 'The backup of a VRRP pair',
    hold: 'BGP’s hold timer',
  });
  return (theme: string) => (
    <OrderForm
      {...{ told, locale }}
      spec={order}
      last={refs && { refs, attempt: 0 }}
      draftKey={`gallery.order.${theme}`}
      onAnswer={nothing}
    />
  );
}

/** A tune of a simulation's own controls: at its start, and with a goal that any run reaches. */
export function tunes(simulation: ClientSimulation | undefined): States {
  if (!simulation) return {};
  const { switches, knobs, scenario } = simulation;
  const told = {
    ...toldOf('Set it until every goal holds.', { few: 'Clients wait for a short time at most.' }),
    knobs: Object.fromEntries(knobs.map(({ id }) => [id, id])),
    switches: Object.fromEntries(
      switches.map(({ id, options }) => [
        id,
        { label: labelOf({ label: id }), choices: Object.fromEntries(options.map((option) => [option.id, option.id])) },
      ]),
    ),
  };
  const form = (value: number, isHandedIn: boolean) => (theme: string) => {
    const goals: ClientTune['goals'] = [{ id: 'few', measure: 'requests.failedShare', op: 'less', value }];
    const spec: ClientTune = {
      ...{ kind: 'tune', simulation: simulation.id, variants: [], scenario, switches, knobs, goals },
      id: `tune-${theme}-${value}`,
    };
    return (
      <TuneForm
        {...{ spec, told, simulation, locale }}
        last={isHandedIn ? { refs: [], attempt: 0 } : undefined}
        draftKey={`gallery.tune.${theme}`}
        onAnswer={nothing}
      />
    );
  };
  return { open: form(0, false), reached: form(1.1, true), missed: form(0, true) };
}
