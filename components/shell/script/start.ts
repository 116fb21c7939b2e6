import { startSettings } from '../../../progress/settingsStore';
import { keepFocus } from '../keepFocus';
import { spellOutLinks } from '../paper';
import { holdTarget } from '../stops';
import { startAltitude } from './altitude';
import { startCopying } from './copying';
import { startDue } from './due';
import { startFolded } from './folded';
import { startLanguage } from './language';
import { startLessonMap } from './lessonMap';
import { startNotices } from './notices';
import { startRunning } from './running';
import { startSearch } from './search';
import { startStandings } from './standings';
import { startTerms } from './terms';
import { startTheme } from './theme';
import { startWayIn } from './wayIn';

/**
 * What gives the frame of a page its life: a few kilobytes without React, in the order of what a reader sees or presses
 * first. What a page does not have is passed over.
 */
export const shellParts: readonly (() => void)[] = [
  startSettings,
  keepFocus,
  spellOutLinks,
  () => window.addEventListener('hashchange', holdTarget),
  startTheme,
  startAltitude,
  startFolded,
  startLanguage,
  startCopying,
  startTerms,
  startLessonMap,
  startStandings,
  startWayIn,
  startRunning,
  startDue,
  startNotices,
  startSearch,
];
