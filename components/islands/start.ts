import { talkToHost } from '../embed/talkToHost';
import { startOffline } from '../offline/startOffline';
import { startShell } from '../shell/script/start';
import { defineIslands } from './CourseIsland';

/** What a page of the course runs by itself: the controls of its frame, at once; each island when the reader is near; what
 * keeps the course on the device when nothing else is going on. */
startShell();
talkToHost();
defineIslands();
startOffline();
