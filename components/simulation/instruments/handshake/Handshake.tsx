import { Fragment, useState } from 'react';
import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { type Flight, handshakeFlights } from '../../../../engine/tls/flights';
import { Scrolling } from '../../../shell/Scrolling';
import type { InstrumentProps } from '../definition';
import { choiceOf, handshakeOf, VISITS, type Visit, WAYS, type Way } from './choice';
import { type HandshakeWords, handshakeWords } from './words';
import './style.css';

/** A connection flight by flight: what each carries, how many bytes of TLS, and when it leaves and arrives. */
export default function Handshake({ view, locale }: InstrumentProps) {
  const words = handshakeWords[locale];
  const { policies, topology } = view.scenario;
  const [{ way, visit }, choose] = useState(() => choiceOf(policies.tls));
  const [turned, setTurned] = useState<number | null>(null);
  const rttMs = topology.clients[0]!.rttMs;
  const handshake = handshakeOf(way, visit);
  const flights = handshakeFlights(handshake);
  const shown = Math.min(turned ?? flights.length, flights.length);
  const ms = (turns: number) => formatValue((turns * rttMs) / 2, 'ms', locale);
  const note =
    way === 'plain'
      ? words.plainNote
      : way === 'tls12' && (visit === 'early' || visit === 'refused')
        ? words.notThere
        : '';
  return (
    <div className="instrument">
      <div className="fields is-wide">
        <label>
          {words.way}
          <select value={way} onChange={({ target }) => choose({ way: target.value as Way, visit })}>
            {WAYS.map((one) => (
              <option key={one} value={one}>
                {words.ways[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.visit}
          <select value={visit} onChange={({ target }) => choose({ way, visit: target.value as Visit })}>
            {VISITS.map((one) => (
              <option key={one} value={one}>
                {words.visits[one]}
              </option>
            ))}
          </select>
        </label>
        <p className="told">
          {words.rtt}: {formatValue(rttMs, 'ms', locale)}
        </p>
      </div>
      {note && <p className="note">{note}</p>}
      <div className="actions">
        <button type="button" disabled={shown === 0} onClick={() => setTurned(shown - 1)}>
          {words.back}
        </button>
        <button type="button" disabled={shown === flights.length} onClick={() => setTurned(shown + 1)}>
          {words.on}
        </button>
        <output>{words.position({ at: shown, of: flights.length })}</output>
      </div>
      <Flights flights={flights} shown={shown} ms={ms} words={words} locale={locale} />
      {shown === flights.length && <Total flights={flights} ms={ms} words={words} locale={locale} />}
      <p className="note">{words.measured}</p>
    </div>
  );
}

interface FlightsProps {
  readonly flights: readonly Flight[];
  /** How many have arrived. */
  readonly shown: number;
  /** The time of so many flights, one after the other. */
  readonly ms: (turns: number) => string;
  readonly words: HandshakeWords;
  readonly locale: Locale;
}

function Flights({ flights, shown, ms, words, locale }: FlightsProps) {
  return (
    <Scrolling className="scrolls">
      <table className="flights">
        <caption>{words.table}</caption>
        <thead>
          <tr>
            <th scope="col">{words.flight}</th>
            <th scope="col">{words.messages}</th>
            <th scope="col" className="number">
              {words.bytes}
            </th>
            <th scope="col" className="number">
              {words.arrives}
            </th>
          </tr>
        </thead>
        <tbody aria-live="polite">
          {flights.slice(0, shown).map((flight, turn) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a flight is its turn
            <tr key={turn}>
              <th scope="row">{words.direction[flight.from]}</th>
              <td>
                <Messages flight={flight} words={words} />
                {flight.paddedTo && (
                  <small> {words.padded({ bytes: formatValue(flight.paddedTo, 'bytes', locale) })}</small>
                )}
              </td>
              <td className="number">{formatValue(flight.tlsBytes, 'count', locale)}</td>
              <td className="number">{ms(turn + 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

/** The messages by their names in the standards; the application's own stand out. */
function Messages({ flight: { messages }, words }: { flight: Flight; words: HandshakeWords }) {
  return messages.map((message, index) => {
    const isOwn = message === 'request' || message === 'answer';
    return (
      <span key={message}>
        {index > 0 && ', '}
        {isOwn ? <strong>{words.application[message]}</strong> : <Breakable name={message} />}
      </span>
    );
  });
}

/** A name of several words, which a narrow column may break between them. */
function Breakable({ name }: { name: string }) {
  return name.split(/(?<=[a-z])(?=[A-Z])/).map((word, index) => (
    <Fragment key={word}>
      {index > 0 && <wbr />}
      {word}
    </Fragment>
  ));
}

function Total({ flights, ms, words, locale }: Omit<FlightsProps, 'shown'>) {
  const answered = flights.findLastIndex(({ messages }) => messages.includes('request'));
  const sum = (from: Flight['from']) =>
    formatValue(
      flights.filter((flight) => flight.from === from).reduce((bytes, flight) => bytes + flight.tlsBytes, 0),
      'bytes',
      locale,
    );
  return (
    <p className="told">
      {words.total({ roundTrips: answered / 2, request: ms(answered), answer: ms(flights.length) })}{' '}
      {words.sent({ client: sum('client'), server: sum('server') })}
    </p>
  );
}
