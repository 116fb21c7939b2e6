import { locales } from '../../../course/languages';
import { LAB, simulationOf } from '../../../engine/links/address';
import { changeSettings } from '../../../progress/settingsStore';
import { rememberPlace, restorePlace } from '../stops';
import { onDeed } from './deeds';

/** A link to another language keeps the choice and takes the reader's place along. */
export function startLanguage(): void {
  restorePlace();
  onDeed('language', (pressed) => {
    if (!(pressed instanceof HTMLAnchorElement)) return;
    changeSettings({ language: locales.find((locale) => locale === pressed.hreflang) ?? null });
    pressed.hash = rememberPlace() || ofLab(location.hash);
  });
}

/** The lab's page is its scenario: it goes along. */
const ofLab = (hash: string) => (simulationOf(hash) === LAB ? hash : '');
