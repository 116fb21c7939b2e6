import { z } from 'zod';
import { FAULT_KINDS } from '../../engine/scenario/faultKinds';
import { id, localized } from './common';

const names = <T extends z.ZodType>(name: T) => z.array(name).default([]);

/** content/limits.yaml: what the simulations leave out on purpose, told short and whole, and what it bites. */
const limit = z.strictObject({
  title: localized,
  text: localized,
  limits: z.strictObject({
    /** Exact models, by their kind of ground truth. */
    models: names(z.string().min(1)),
    faults: names(z.enum(FAULT_KINDS)),
    /** Paths of a scenario, such as `policies.ecmp.hashPolicy`. */
    policies: names(z.string().regex(/^policies\.\w+(\.\w+)*$/, 'a path such as policies.ecmp.hashPolicy')),
    /** Those that show it, by id. */
    simulations: names(id),
  }),
});
export type Limit = z.infer<typeof limit>;
export const limitsSchema = z.record(id, limit);

/** A limit as a list names it. */
export interface LimitTitle {
  readonly id: string;
  readonly title: string;
}

/** A limit with what it bites in a scenario, so that a list can show those that matter. */
export type LimitInScenario = LimitTitle & Pick<Limit['limits'], 'faults' | 'policies'>;
