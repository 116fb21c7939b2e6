/** What an author asked for cannot be made: where, what was expected, what was found, and what to do instead. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(where: string, expected: string, found: string | undefined, mend: string) {
    super(`${where}: expected ${expected}, found ${found === undefined ? 'nothing' : JSON.stringify(found)}; ${mend}`);
  }
}
