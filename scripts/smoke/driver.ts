import type { ChildProcess } from 'node:child_process';

/** What a browser is asked to do: the least that any page can be driven by. */
export interface Driver {
  goto(url: string): Promise<void>;
  /** What an expression gives on the page, or what its promise does; it must be plain data. */
  evaluate<T>(expression: string): Promise<T>;
  /** Input as WebDriver and WebDriver BiDi both describe it, from one device after the other. */
  perform(input: readonly InputSource[]): Promise<void>;
  quit(): Promise<void>;
}

/** A device, and what is done with it. */
type InputSource =
  | { readonly type: 'key'; readonly id: string; readonly actions: readonly KeyAction[] }
  | { readonly type: 'pointer'; readonly id: string; readonly actions: readonly PointerAction[] };
type KeyAction = { readonly type: 'keyDown' | 'keyUp'; readonly value: string };
type PointerAction =
  | { readonly type: 'pointerMove'; readonly x: number; readonly y: number }
  | { readonly type: 'pointerDown' | 'pointerUp'; readonly button: number };

/** The value as text that both protocols carry alike. */
export const asJson = (expression: string) =>
  `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`;

/** The first words of a process's output that match. Throws when it ends, or says nothing of the kind in time. */
export function said(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let output = '';
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      const match = pattern.exec(output);
      if (match) resolve(match);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`${child.spawnfile} ended with ${code}: ${output}`)));
    setTimeout(() => reject(new Error(`${child.spawnfile} did not start: ${output}`)), START_MS).unref();
  });
}

const START_MS = 60_000;
