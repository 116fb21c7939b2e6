import { talkToHost } from '../embed/talkToHost';
import { startOffline } from '../offline/startOffline';
import { nextTask } from '../shell/nextTask';
import { startShortcuts } from '../shell/script/shortcuts';
import { shellParts } from '../shell/script/start';
import { defineIslands } from './CourseIsland';

/**
 * What a page of the course runs by itself: the controls of its frame; each island when the reader is near; what keeps the
 * course on the device when nothing else is going on. Each is a task of its own: none holds up what a reader presses first.
 * The keys come when all that they lead to is there.
 */
async function startPage(): Promise<void> {
  for (const start of [...shellParts, talkToHost, defineIslands, startShortcuts, startOffline]) {
    start();
    await nextTask();
  }
}

void startPage();
