import { CHOICES, type Theme } from '../../progress/settings';

/** What an embedded simulation tells the page around it: how tall it is. */
export interface HeightMessage {
  readonly type: 'rlb:height';
  readonly simulation: string;
  readonly px: number;
}

/** What the page around may say: ask for the height again, or choose the theme. */
export type HostMessage = { readonly type: 'rlb:ask-height' } | { readonly type: 'rlb:theme'; readonly theme: Theme };

/** Reads what a page of unknown origin has sent: one of the messages above and nothing more, or null. */
export function hostMessage(data: unknown): HostMessage | null {
  if (typeof data !== 'object' || data === null) return null;
  const { type, theme, ...rest } = data as Record<string, unknown>;
  if (Object.keys(rest).length > 0) return null;
  if (type === 'rlb:ask-height') return theme === undefined ? { type } : null;
  const known = CHOICES.theme.find((one) => one === theme);
  return type === 'rlb:theme' && known ? { type, theme: known } : null;
}
