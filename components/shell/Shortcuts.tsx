'use client';

import { useEffect, useRef, useState } from 'react';
import type { Altitude } from '../../progress/settings';
import { changeSettings, startSettings, useSettings } from '../../progress/useSettings';
import { climbOn } from './AltitudeControl';
import { keepFocus } from './keepFocus';
import { keysAreTaken, type Shortcut, shortcutOf } from './keys';
import { spellOutLinks } from './paper';
import { goToStop, holdTarget, restorePlace } from './stops';
import type { ShellWords } from './words';
import './Shortcuts.css';

interface ShortcutsProps {
  words: ShellWords['shortcuts'];
  altitudes: Record<Altitude, string>;
}

/** How long what a key did stays on the page. */
const SAID_MS = 2_000;

/** The keys of the page, the menu that lists them, and its button. Also starts the reader's settings on this page. */
export function Shortcuts({ words, altitudes }: ShortcutsProps) {
  const menu = useRef<HTMLDialogElement>(null);
  const [said, say] = useState('');
  const isOn = useSettings((settings) => settings.shortcuts === 'on');

  useEffect(() => {
    restorePlace();
    spellOutLinks();
    window.addEventListener('hashchange', holdTarget);
    const stop = startSettings();
    return () => {
      window.removeEventListener('hashchange', holdTarget);
      stop();
    };
  }, []);
  useEffect(keepFocus, []);
  useEffect(() => {
    if (said === '') return;
    const unsaid = setTimeout(() => say(''), SAID_MS);
    return () => clearTimeout(unsaid);
  }, [said]);

  useEffect(() => {
    const actions: Record<Shortcut, () => void> = {
      next: () => goToStop(1),
      previous: () => goToStop(-1),
      altitude: () => {
        climbOn();
        say(altitudes[useSettings.getState().altitude]);
      },
      menu: () => menu.current?.showModal(),
    };
    const onKey = (event: KeyboardEvent) => {
      if (!isOn || event.defaultPrevented || menu.current?.open || keysAreTaken(event.target)) return;
      const shortcut = shortcutOf(event);
      if (!shortcut) return;
      event.preventDefault();
      actions[shortcut]();
    };
    window.addEventListener('keydown', onKey);
    document.documentElement.dataset.keys = 'ready';
    return () => window.removeEventListener('keydown', onKey);
  }, [isOn, altitudes]);

  return (
    <>
      <button type="button" className="plain" onClick={() => menu.current?.showModal()}>
        <kbd>?</kbd> <span className="if-roomy">{words.open}</span>
      </button>
      <p className="key-done" role="status">
        {said && <span>{said}</span>}
      </p>
      <dialog ref={menu} className="menu" aria-labelledby="shortcuts-title">
        <h2 id="shortcuts-title">{words.title}</h2>
        <KeyList words={words} />
        <label className="checkbox">
          <input type="checkbox" checked={isOn} onChange={() => changeSettings({ shortcuts: isOn ? 'off' : 'on' })} />
          {words.enabled}
        </label>
        <button type="button" onClick={() => menu.current?.close()}>
          {words.close}
        </button>
      </dialog>
    </>
  );
}

function KeyList({ words }: { words: ShellWords['shortcuts'] }) {
  const rows = [
    { keys: ['j'], does: words.next },
    { keys: ['k'], does: words.previous },
    { keys: ['t'], does: words.altitude },
    { keys: ['?'], does: words.menu },
    { keys: ['/', 'Ctrl/⌘ K'], does: words.search },
  ];
  return (
    <dl className="keys">
      {rows.map(({ keys, does }) => (
        <div key={does}>
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
