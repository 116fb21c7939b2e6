'use client';

import { type ReactNode, useEffect } from 'react';

/** While developing, Next's own runtime is in the page: what ours starts is started when Next has taken the text over. */
export default function Template({ children }: { children: ReactNode }) {
  useEffect(() => void import('../../components/islands/start'), []);
  return children;
}
