import type { Notice } from '../../progress/progressStore';
import './Notices.css';

interface NoticesProps {
  words: Record<Notice, string>;
  /** None in the page as it is written: `notices.ts` shows those that are called for. */
  shown?: readonly Notice[];
}

/** What the reader must know about the keeping of progress; nothing while all is well. */
export function Notices({ words, shown = [] }: NoticesProps) {
  const kinds = Object.keys(words) as Notice[];
  return (
    <div className="notices" role="status">
      {kinds.map((kind) => (
        <p key={kind} data-notice={kind} hidden={!shown.includes(kind)}>
          {words[kind]}
        </p>
      ))}
    </div>
  );
}
