/** What was found of the candidates of a picker: by candidate, the figures in the order of the measures. */
export type Figures = Readonly<Record<string, readonly number[]>>;

/**
 * The score of each candidate, 0 to 1: the weighted mean of its standings in the measures. A standing is
 * (worst − figure) / (worst − best) over the candidates: 1 for the best, 0 for the worst, 1 for all where all agree.
 * `better` says for each measure whether less or more of it is.
 * With all weights 0 nobody is told from another, and all score 0.
 */
export function scoresOf(
  figures: Figures,
  weights: readonly number[],
  better: readonly ('less' | 'more')[],
): Record<string, number> {
  const rows = Object.values(figures);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const scored = Object.entries(figures).map(([id, row]) => {
    const sum = weights.reduce((total, weight, measure) => {
      const column = rows.map((one) => one[measure]!);
      return total + weight * standing(row[measure]!, column, better[measure]!);
    }, 0);
    return [id, whole > 0 ? sum / whole : 0] as const;
  });
  return Object.fromEntries(scored);
}

function standing(figure: number, column: readonly number[], better: 'less' | 'more'): number {
  const [least, most] = [Math.min(...column), Math.max(...column)];
  const [best, worst] = better === 'less' ? [least, most] : [most, least];
  return best === worst ? 1 : (worst - figure) / (worst - best);
}

/** Those with the greatest score: one, unless candidates agree to the last digit. */
export function bestOf(scores: Readonly<Record<string, number>>): string[] {
  const greatest = Math.max(...Object.values(scores));
  return Object.keys(scores).filter((id) => scores[id] === greatest);
}
