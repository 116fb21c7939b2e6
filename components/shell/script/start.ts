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
import { startSearch } from './search';
import { startShortcuts } from './shortcuts';
import { startStandings } from './standings';
import { startTerms } from './terms';
import { startTheme } from './theme';
import { startWayIn } from './wayIn';

/** Gives the frame of a page its life: a few kilobytes without React. What a page does not have is passed over. */
export function startShell(): void {
  startSettings();
  keepFocus();
  spellOutLinks();
  window.addEventListener('hashchange', holdTarget);
  startTheme();
  startAltitude();
  startFolded();
  startLanguage();
  startCopying();
  startTerms();
  startLessonMap();
  startStandings();
  startWayIn();
  startDue();
  startNotices();
  startShortcuts();
  startSearch();
}
