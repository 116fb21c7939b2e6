import { EngineError } from '../../engine/errors';
import type { Scenario } from '../../engine/scenario/schema';
import { parseScenario } from '../../engine/scenario/validate';
import type { Draft } from './labState';

type Missing = 'zones' | 'lbs' | 'backends' | 'clients';

/** Whether a draft can be run; if not, which kinds of things it has none of, or the first rule that it breaks. */
export type Readiness =
  | { readonly state: 'ready'; readonly scenario: Scenario }
  | { readonly state: 'missing'; readonly what: readonly Missing[] }
  | { readonly state: 'broken'; readonly error: EngineError };

export function readinessOf(draft: Draft): Readiness {
  const what = (['zones', 'lbs', 'backends', 'clients'] as const).filter((list) => draft.topology[list].length === 0);
  if (what.length > 0) return { state: 'missing', what };
  try {
    return { state: 'ready', scenario: parseScenario(draft) };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { state: 'broken', error };
  }
}

/** The path by which a form names a field that the engine names `topology.lbs[0].zone`. */
export const pathOf = ({ field }: EngineError): string => field.replace(/\[(\d+)\]/g, '.$1');
