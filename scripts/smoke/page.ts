import type { Driver } from './driver';

const WAIT_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** The keys that WebDriver names by private characters. */
export const KEYS = { control: '\uE009', enter: '\uE007', tab: '\uE004', end: '\uE010' } as const;

/** A page as a reader uses it: things are found by CSS, waited for, clicked where they are seen, and typed into. */
export class Page {
  constructor(
    private readonly driver: Driver,
    private readonly home: string,
  ) {}

  /** Opens a page of the course by its path. */
  async open(path: string): Promise<void> {
    // Away first: an address that differs by its fragment only loads nothing.
    await this.driver.goto(`${this.home}icon.svg`);
    await this.driver.goto(this.home + path);
  }

  /** Opens a page and waits until its keys are alive. */
  async openAlive(path: string): Promise<void> {
    await this.open(path);
    await this.until('document.documentElement.dataset.keys === "ready"', `${path} is alive`);
  }

  evaluate<T>(expression: string): Promise<T> {
    return this.driver.evaluate(expression);
  }

  /** Waits for an expression to be true; `what` says what has not come about. */
  async until(expression: string, what: string): Promise<void> {
    for (const giveUp = Date.now() + WAIT_MS; Date.now() < giveUp; ) {
      if (await this.evaluate<boolean>(`Boolean(${expression})`)) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    throw new Error(`not in time: ${what}`);
  }

  async untilThere(selector: string): Promise<void> {
    await this.until(find(selector), selector);
  }

  async scrollTo(selector: string): Promise<void> {
    await this.evaluate(`${find(selector)}.scrollIntoView({ block: 'center', behavior: 'instant' })`);
  }

  /** Clicks in the middle of what a selector finds, once it is there and can be pressed. */
  async click(selector: string): Promise<void> {
    await this.until(`${find(selector)}?.matches(':enabled, summary, a, label')`, `${selector} can be pressed`);
    const [x, y] = await this.restingPlace(selector);
    const [pointerDown, pointerUp] = [
      { type: 'pointerDown', button: 0 } as const,
      { type: 'pointerUp', button: 0 } as const,
    ];
    await this.driver.perform([
      { type: 'pointer', id: 'mouse', actions: [{ type: 'pointerMove', x, y }, pointerDown, pointerUp] },
    ]);
  }

  /** The middle of what a selector finds, in the window and where it was a moment before: pages settle while they load. */
  private async restingPlace(selector: string): Promise<readonly [x: number, y: number]> {
    for (let before = ''; ; ) {
      await this.scrollTo(selector);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      const place = await this.evaluate<[number, number]>(
        `(({ x, y, width, height }) => [Math.round(x + width / 2), Math.round(y + height / 2)])(${find(selector)}.getBoundingClientRect())`,
      );
      if (String(place) === before) return place;
      before = String(place);
    }
  }

  /** Presses keys one after the other; each of those held first stays down to the end. */
  async press(keys: Iterable<string>, ...held: string[]): Promise<void> {
    const down = (value: string) => ({ type: 'keyDown', value }) as const;
    const up = (value: string) => ({ type: 'keyUp', value }) as const;
    const presses = [...keys].flatMap((key) => [down(key), up(key)]);
    const actions = [...held.map(down), ...presses, ...held.map(up)];
    await this.driver.perform([{ type: 'key', id: 'keyboard', actions }]);
  }
}

const find = (selector: string) => `document.querySelector(${JSON.stringify(selector)})`;
