'use client';

import { useNotices } from '../../progress/useProgress';
import './Notices.css';

interface NoticesProps {
  words: Record<'memory' | 'not-saved' | 'set-aside', string>;
}

/** What the reader must know about the keeping of progress; nothing while all is well. */
export function Notices({ words }: NoticesProps) {
  const notices = useNotices();
  return (
    <div className="notices" role="status">
      {notices.map(({ kind }) => (
        <p key={kind}>{words[kind]}</p>
      ))}
    </div>
  );
}
