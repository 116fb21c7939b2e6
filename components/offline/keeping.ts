import { createStore } from 'zustand/vanilla';
import { locales } from '../../course/languages';
import { retried } from '../../progress/retried';
import { changeSettings, settings } from '../../progress/settingsStore';
import { href } from '../shell/href';
import { type Asked, deleteCaches, type Standing, savesData } from './messages';

/** What is known of the course on this device. */
interface Keeping extends Omit<Standing, 'standing'> {
  /** `unknown` until the worker has answered; `refused`: the browser keeps no pages here (plain HTTP, a private window). */
  readonly standing: Standing['standing'] | 'unknown' | 'refused' | 'off';
}

export const keeping = createStore<Keeping>(() => ({ standing: 'unknown', bytes: 0, keptBytes: 0 }));

let isStarted = false;
let isOffering = false;

/** Has the course kept as the settings say, and offers another edition when it has come. Whoever asks first begins it. */
export function startKeeping(): void {
  if (isStarted) return;
  isStarted = true;
  // A course that was moved into a learning management system (`scripts/relocatable.ts`) has no worker.
  if ('courseAt' in globalThis) return keeping.setState({ standing: 'dropped' });
  const workers = workersHere();
  if (!workers) return refuse();
  workers.addEventListener('message', ({ data }: MessageEvent<Standing>) => {
    // What was on its way when the reader switched it off.
    if (settings.getState().offline === 'off') return;
    // Not asked for again at every page: there is no more room than before.
    if (data.standing === 'full') changeSettings({ offline: 'off' });
    keeping.setState(data);
  });
  settings.subscribe((now, before) => now.offline !== before.offline && void follow());
  void follow();
}

const refuse = () => keeping.setState({ standing: 'refused' });

/** None over plain HTTP; in a frame without an origin it is an error to ask. */
function workersHere(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

/** Does as the reader's setting says. Without being asked nothing more is fetched by a browser that is to save data. */
async function follow(isAsked = false): Promise<void> {
  try {
    if (settings.getState().offline === 'off') return await drop();
    const registration = await navigator.serviceWorker.register(workerAddress(), {
      scope: href('/'),
      updateViaCache: 'none',
    });
    if (!isOffering) offerNewer(registration);
    isOffering = true;
    tell(await activeOf(registration), isAsked || !savesData(navigator) ? 'keep' : 'tell');
  } catch {
    refuse();
  }
}

/** Fetches all of it now: the reader has said so. */
export function fetchAll(): void {
  changeSettings({ offline: 'on' });
  void follow(true);
}

async function drop(): Promise<void> {
  keeping.setState({ standing: 'off', keptBytes: 0 });
  const registration = await navigator.serviceWorker.getRegistration(href('/'));
  if (registration?.active) tell(registration.active, 'drop');
  // A worker goes on for the pages it has, and started anew it has forgotten that it is to keep nothing.
  else await deleteCaches(new URL(href('/'), location.href).href, caches);
}

function tell(worker: ServiceWorker, ask: 'keep' | 'tell' | 'drop'): void {
  worker.postMessage({ ask, language: language() } satisfies Asked);
}

const language = () => locales.find((locale) => locale === document.documentElement.lang) ?? 'en';

/** The worker that answers, at the first visit when it has come. */
function activeOf({ active, waiting, installing }: ServiceWorkerRegistration): Promise<ServiceWorker> {
  return new Promise((resolve, reject) => {
    const coming = waiting ?? installing;
    if (active) return resolve(active);
    if (!coming) return reject(new Error('no worker'));
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') resolve(coming);
      if (coming.state === 'redundant') reject(new Error('the worker did not start'));
    });
  });
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
const workerPolicy = trustedTypes?.createPolicy('course', { createScriptURL: () => href('/offline.js') });

/** The address of the worker, which Trusted Types must be told to be ours: of any other this makes the same. */
const workerAddress = (): string => workerPolicy?.createScriptURL('') ?? href('/offline.js');

/** As much of Trusted Types as is used; the browser takes what it makes for a string. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** Sees to it that another edition is offered once it waits. */
function offerNewer(registration: ServiceWorkerRegistration): void {
  const look = () => {
    const { active, waiting } = registration;
    // The first of all waits for nobody.
    if (active && waiting) void retried(() => import('./offer')).then(({ offer }) => offer(waiting, language()));
  };
  look();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
}
