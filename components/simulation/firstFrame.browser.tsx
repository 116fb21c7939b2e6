import { proseOf } from '../prose/prose.browser';
import type { StageProps } from './Stage';

/** Not drawn a second time: the server's markup stays until the stage takes its place. */
export const firstFrameOf = ({ spec }: StageProps) => proseOf(spec.id);
