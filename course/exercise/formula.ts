import { EngineError } from '../../engine/errors';

/** What the names of a formula stand for. */
export type Scope = Readonly<Record<string, number | string>>;

const FUNCTIONS: Readonly<Record<string, (...values: number[]) => number>> = {
  min: Math.min,
  max: Math.max,
  floor: Math.floor,
  ceil: Math.ceil,
  round: Math.round,
};

const tokens = /\s*(?:(\d+(?:\.\d+)?)|([a-z]\w*)|'([^']*)'|(<=|>=|==|!=|[-+*/^<>(),]))/iy;

/**
 * The value of a formula over numbers and names: + - * / ^, brackets, min, max, floor, ceil, round, comparisons (1 where
 * they hold, else 0) and `and`; a text in single quotes can be compared. `3 * advertMs`, `lost < spare and tls == '1.3'`.
 * Errors: `EngineError` on what is no formula, on a name that is not in `scope`, and on a text where a number is needed.
 */
export function evaluate(formula: string, scope: Scope): number {
  const parser = new Parser(formula, scope);
  return parser.whole();
}

class Parser {
  private readonly words: string[] = [];
  private next = 0;

  constructor(
    private readonly formula: string,
    private readonly scope: Scope,
  ) {
    tokens.lastIndex = 0;
    const text = formula.trimEnd();
    while (tokens.lastIndex < text.length) {
      const [word] = tokens.exec(text) ?? this.refuse('numbers, names, brackets and + - * / ^ < > <= >= == != and');
      this.words.push(word.trim());
    }
  }

  whole(): number {
    const value = this.both();
    if (this.next < this.words.length) this.refuse(`nothing after ${this.words.slice(0, this.next).join(' ')}`);
    return this.number(value);
  }

  private both(): number | string {
    let value = this.comparison();
    while (this.takes('and')) {
      const other = this.number(this.comparison());
      value = this.number(value) && other;
    }
    return value;
  }

  private comparison(): number | string {
    const left = this.sum();
    const sign = this.takes('<', '>', '<=', '>=', '==', '!=');
    if (!sign) return left;
    const right = this.sum();
    if (sign === '==' || sign === '!=') return Number((left === right) === (sign === '=='));
    const [a, b] = [this.number(left), this.number(right)];
    return Number(sign === '<' ? a < b : sign === '>' ? a > b : sign === '<=' ? a <= b : a >= b);
  }

  private sum(): number | string {
    let value = this.product();
    for (let sign = this.takes('+', '-'); sign; sign = this.takes('+', '-')) {
      const other = this.number(this.product());
      value = sign === '+' ? this.number(value) + other : this.number(value) - other;
    }
    return value;
  }

  private product(): number | string {
    let value = this.unary();
    for (let sign = this.takes('*', '/'); sign; sign = this.takes('*', '/')) {
      const other = this.number(this.unary());
      value = sign === '*' ? this.number(value) * other : this.number(value) / other;
    }
    return value;
  }

  private unary(): number | string {
    return this.takes('-') ? -this.number(this.unary()) : this.power();
  }

  private power(): number | string {
    const base = this.atom();
    return this.takes('^') ? this.number(base) ** this.number(this.unary()) : base;
  }

  private atom(): number | string {
    const word = this.words[this.next++] ?? this.refuse('a number or a name at its end');
    if (word === '(') return this.closed(this.both());
    if (word.startsWith("'")) return word.slice(1, -1);
    if (/^\d/.test(word)) return Number(word);
    if (Object.hasOwn(FUNCTIONS, word) && this.takes('(')) return this.call(FUNCTIONS[word]!);
    if (Object.hasOwn(this.scope, word)) return this.scope[word]!;
    return this.refuse(`one of the names ${Object.keys(this.scope).join(', ')} in the place of ${word}`);
  }

  private call(ask: (...values: number[]) => number): number {
    const values = [this.number(this.both())];
    while (this.takes(',')) values.push(this.number(this.both()));
    return this.closed(ask(...values));
  }

  private closed<T>(value: T): T {
    return this.takes(')') ? value : this.refuse('a bracket that is closed');
  }

  private takes(...words: readonly string[]): string | undefined {
    const word = this.words[this.next];
    if (word === undefined || !words.includes(word)) return undefined;
    this.next++;
    return word;
  }

  private number(value: number | string): number {
    return typeof value === 'number' ? value : this.refuse(`a number in the place of '${value}'`);
  }

  private refuse(rule: string): never {
    throw new EngineError('formula', this.formula, rule);
  }
}
