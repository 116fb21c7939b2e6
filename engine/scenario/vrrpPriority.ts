import type { Policies } from './schema';

/** The priority of a VRRP master: just above its backup's, unless it is given. */
export const masterPriorityOf = ({ vrrpPriority, vrrpMasterPriority }: Policies['entry']): number =>
  vrrpMasterPriority ?? vrrpPriority + 1;
