import { useEffect, useRef } from 'react';
import { orderedShare, pairsAstray, placedIn } from '../../../course/exercise/arranged';
import { formatValue } from '../../../course/format';
import type { Locale } from '../../../course/languages';
import type { ClientOrder } from '../../../course/schema/client';
import { Scrolling } from '../../shell/Scrolling';
import { ArrangementEnd } from '../ArrangementEnd';
import exercise from '../exercise.module.css';
import { Kept, type KeptArrangement } from '../Kept';
import type { ToldExercise } from '../told';
import { type Arrangement, useArrangement } from '../useArrangement';
import { scenariosIn, variantIn, variesIn } from '../variantIn';
import { exerciseWords } from '../words';
import { OrderBoard } from './OrderBoard';
import { offeredIn, valuesIn } from './ordering';
import type { OrderProps } from './props';

/** The order, alive: what was placed where is what the reader's progress says. */
export default function OrderExercise({ shape, ...rest }: OrderProps) {
  const { told, locale, spec } = rest;
  const waiting = <OrderBoard {...{ told, locale }} name={spec.id} offered={offeredIn(spec, 0)} variant={undefined} />;
  return (
    <Kept locale={locale} shape={shape} waiting={waiting}>
      {(kept) => <OrderForm {...rest} {...kept} />}
    </Kept>
  );
}

type OrderFormProps = Omit<OrderProps, 'shape'> & KeptArrangement;

/** The order, with what was handed in at an earlier visit. */
export function OrderForm({ spec, told, locale, ...kept }: OrderFormProps) {
  const { choice, order } = exerciseWords[locale];
  const placedOf = ({ refs, attempt }: Arrangement) =>
    placedIn(
      refs,
      offeredIn(spec, attempt).map(({ id }) => id),
    );
  const use = useArrangement({
    ...kept,
    words: choice,
    notReady(arrangement) {
      const left = offeredIn(spec, arrangement.attempt).length - placedOf(arrangement).length;
      return left === 0 ? '' : order.notReady({ left });
    },
    async judge(arrangement, start) {
      const { attempt } = arrangement;
      const values = valuesIn(spec, attempt, await start(scenariosIn(spec, offeredIn(spec, attempt), attempt)));
      const placed = placedOf(arrangement);
      const count = (placed.length * (placed.length - 1)) / 2;
      const said = order.score({ right: count - pairsAstray(placed, values).length, count });
      return { key: values, right: orderedShare(placed, values), said };
    },
  });
  const { attempt, verdict, isOpen, progress } = use;
  const placed = placedOf(use);
  const focusNext = useMovedFocus();
  const variant = variantIn(spec, attempt);
  const place = (next: string[], focus?: string) => {
    use.arrange(next);
    focusNext(focus);
    use.say(order.moved({ place: next.length, count: offeredIn(spec, attempt).length }));
  };
  return (
    <div ref={use.place} tabIndex={-1} className={exercise.choice}>
      <OrderBoard
        {...{ told, locale, placed }}
        name={spec.id}
        offered={offeredIn(spec, attempt)}
        variant={variant && told.variants[variant.id]}
        onPlace={isOpen && progress === null ? place : undefined}
      />
      <ArrangementEnd {...{ use, locale }} varies={variesIn(spec, spec.items)} explanation={told.explanation}>
        {verdict && <Values {...{ spec, told, locale, placed }} values={verdict.key} />}
      </ArrangementEnd>
    </div>
  );
}

/** A button that moves with its item keeps the focus: a browser takes it from what is put elsewhere in the list. */
function useMovedFocus(): (id: string | undefined) => void {
  const next = useRef<string>(undefined);
  useEffect(() => {
    if (next.current) document.getElementById(next.current)?.focus();
    next.current = undefined;
  });
  return (id) => {
    next.current = id;
  };
}

interface ValuesProps {
  spec: ClientOrder;
  told: ToldExercise;
  locale: Locale;
  placed: readonly string[];
  values: Readonly<Record<string, number>>;
}

/** The right order with the values that make it, and what is said to each item that the reader placed astray. */
function Values({ spec, told, locale, placed, values }: ValuesProps) {
  const { order } = exerciseWords[locale];
  const astray = new Set(pairsAstray(placed, values).flat());
  const right = placed.toSorted((a, b) => values[a]! - values[b]!);
  return (
    <Scrolling className={exercise.evidence}>
      <table>
        <caption>{order.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{order.item}</th>
            <th scope="col">{order.value}</th>
            <th scope="col">{order.yours}</th>
          </tr>
        </thead>
        <tbody>
          {right.map((id, place) => (
            <tr key={id}>
              <th scope="row">
                {told.words[id]}
                {astray.has(id) && <div className="note">{told.feedback[id]}</div>}
              </th>
              <td data-label={order.value}>{formatValue(values[id], spec.format, locale, spec.digits)}</td>
              <td data-label={order.yours} data-holds={placed[place] === id}>
                {placed.indexOf(id) + 1}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
