'use client';

import { useNotices } from '../../progress/useProgress';
import './Notices.css';

interface NoticesProps {
  words: Record<'memory' | 'not-saved' | 'set-aside', string>;
}

/** What the reader must know about the keeping of progress; nothing while all is well. */
export function Notices({ words }: NoticesProps) {
  return <NoticeList kinds={useNotices().map(({ kind }) => kind)} words={words} />;
}

export function NoticeList({ kinds, words }: NoticesProps & { kinds: readonly (keyof NoticesProps['words'])[] }) {
  return (
    <div className="notices" role="status">
      {kinds.map((kind) => (
        <p key={kind}>{words[kind]}</p>
      ))}
    </div>
  );
}
