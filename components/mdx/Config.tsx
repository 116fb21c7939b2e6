import type { LessonContext } from '../prose/context';
import { Scrolling } from '../shell/Scrolling';
import { Cite } from './Sources';
import './Config.css';

/** A piece of configuration as its file has it, with its program, the version, and who vouches for it. */
export function Config({ id, lesson }: { id: string; lesson: LessonContext }) {
  const { program, text } = lesson.config(id);
  const { copy, copied, selected } = lesson.words.config;
  return (
    <figure className="config">
      <figcaption>
        <strong>{program}</strong>
        <Voucher id={id} lesson={lesson} />
        <span className="note" role="status" data-copied={copied} data-selected={selected} />
        <button type="button" className="plain" data-does="copy" aria-label={`${copy}: ${program}`}>
          {copy}
        </button>
      </figcaption>
      <Scrolling className="config-text" label={program}>
        <pre translate="no">{text}</pre>
      </Scrolling>
    </figure>
  );
}

function Voucher({ id, lesson }: { id: string; lesson: LessonContext }) {
  const { check, source } = lesson.config(id);
  const { checkedBy, fieldsReadIn, unchecked } = lesson.words.config;
  return (
    <span className="note">
      {check ? (
        <>
          {checkedBy} <code>{check}</code>
        </>
      ) : source ? (
        <>
          {fieldsReadIn} <Cite id={source} lesson={lesson} />
        </>
      ) : (
        unchecked
      )}
    </span>
  );
}
