import { retried } from '../../progress/retried';
import { dataIn } from '../shell/dataIn';
import type { IslandName } from '../shell/Island';
import { registry } from './registry';
import { whenNear } from './whenNear';

/**
 * `<course-island>`: its script is asked for when the reader comes near it, focuses it or follows a link to it, and takes
 * the place of what stands in it. Until then, and if a script does not come, what the server wrote stays and says so.
 * `data-ready` is set when it is alive.
 */
class CourseIsland extends HTMLElement {
  #leave: () => void = () => {};

  connectedCallback(): void {
    this.#leave = whenNear(this, () => void this.#start());
  }

  disconnectedCallback(): void {
    this.#leave();
  }

  async #start(): Promise<void> {
    this.#show('waits');
    try {
      const [data, { draw, propsIn }, island] = await Promise.all([
        retried(() => dataIn(this)),
        retried(() => import('./draw')),
        retried(registry[this.getAttribute('name') as IslandName]),
      ]);
      const props = propsIn(data);
      await island.prepare?.(props as never);
      if (!this.isConnected) return;
      this.#leave = draw(this, island.default, props);
      this.#show('lives');
    } catch (error) {
      console.error(error);
      this.#show('failed');
    }
  }

  #show(state: 'waits' | 'lives' | 'failed'): void {
    this.ariaBusy = state === 'waits' ? 'true' : null;
    this.toggleAttribute('data-ready', state === 'lives');
    this.querySelector(':scope > .late-waits')?.toggleAttribute('hidden', state !== 'waits');
    const failed = this.querySelector<HTMLElement>(':scope > .late-failed');
    if (!failed) return;
    failed.hidden = state !== 'failed';
    failed.onclick = ({ target }) => {
      if (!(target instanceof Element && target.closest('[data-does=again]'))) return;
      // The button goes; the focus stays where it was.
      this.tabIndex = -1;
      this.focus({ preventScroll: true });
      void this.#start();
    };
  }
}

export const defineIslands = (): void => customElements.define('course-island', CourseIsland);
