import { createStore } from 'zustand/vanilla';
import { locales } from '../../course/languages';
import { changeSettings, settings } from '../../progress/settingsStore';
import { href } from '../shell/href';
import { onDeed } from '../shell/script/deeds';
import { type Asked, type Standing, savesData } from './messages';

/** What is known of the course on this device. */
interface Keeping extends Omit<Standing, 'standing'> {
  /** `unknown` until the worker has answered; `refused`: the browser keeps no pages here (plain HTTP, a private window). */
  readonly standing: Standing['standing'] | 'unknown' | 'refused' | 'off';
}

export const keeping = createStore<Keeping>(() => ({ standing: 'unknown', bytes: 0, keptBytes: 0 }));

let isStarted = false;

/** Has the course kept as the settings say, and offers another edition when it has come. Whoever asks first begins it. */
export function startKeeping(): void {
  if (isStarted) return;
  isStarted = true;
  if (!navigator.serviceWorker) return refuse();
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<Standing>) => {
    // Not asked for again at every page: there is no more room than before.
    if (data.standing === 'full') changeSettings({ offline: 'off' });
    keeping.setState(data);
  });
  settings.subscribe((now, before) => now.offline !== before.offline && void follow());
  void follow();
}

const refuse = () => keeping.setState({ standing: 'refused' });

/** Does as the reader's setting says. */
async function follow(): Promise<void> {
  try {
    await (settings.getState().offline === 'on' ? keep() : drop());
  } catch {
    refuse();
  }
}

async function keep(): Promise<void> {
  offerNewer(await navigator.serviceWorker.register(workerAddress(), { scope: href('/'), updateViaCache: 'none' }));
  await tellWorker(savesData(navigator) ? 'tell' : 'keep');
}

async function drop(): Promise<void> {
  const isFull = keeping.getState().standing === 'full';
  if (!isFull) keeping.setState({ standing: 'off', keptBytes: 0 });
  const registration = await navigator.serviceWorker.getRegistration(href('/'));
  registration?.active?.postMessage({ ask: 'drop', language: language() } satisfies Asked);
}

/** Fetches all of it now: the reader has said so, whatever the browser is asked to save. */
export function fetchAll(): void {
  if (settings.getState().offline === 'on') void tellWorker('keep').catch(refuse);
  else changeSettings({ offline: 'on' });
}

async function tellWorker(ask: 'keep' | 'tell'): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ ask, language: language() } satisfies Asked);
}

const language = () => locales.find((locale) => locale === document.documentElement.lang) ?? 'en';

/** The address of the worker, which Trusted Types must be told to be ours. */
function workerAddress(): string {
  const own = href('/offline.js');
  const { trustedTypes } = window as unknown as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('course', { createScriptURL: () => own });
  return policy?.createScriptURL(own) ?? own;
}

/** As much of Trusted Types as is used; the browser takes what it makes for a string. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** Shows the page's offer when another edition waits. It is taken when the reader says so, or when no page is open. */
function offerNewer(registration: ServiceWorkerRegistration): void {
  const offer = document.querySelector<HTMLElement>('.newer p');
  if (!offer) return;
  const look = () => {
    offer.hidden = !registration.waiting;
  };
  look();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
  onDeed('leave-newer', () => {
    offer.hidden = true;
  });
  onDeed('read-newer', () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    registration.waiting?.postMessage({ ask: 'take-over' } satisfies Asked);
  });
}
