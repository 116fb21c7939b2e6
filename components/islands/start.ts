import { talkToHost } from '../embed/talkToHost';
import { startShell } from '../shell/script/start';
import { defineIslands } from './CourseIsland';

/** What a page of the course runs by itself: the controls of its frame, at once; each island when the reader is near. */
startShell();
talkToHost();
defineIslands();
