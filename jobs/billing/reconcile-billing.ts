import type { Job } from '../job.ts';

/**
 * A webhook may be lost: the server was down for longer than the provider tries, or the endpoint was set wrong. What
 * the provider's own lists have and we have not is found here. Safe to run twice at once.
 */
export const reconcileBilling: Job = {
  name: 'reconcile-billing',
  schedule: '*/10 * * * *',

  async run({ billingReconciliation, log }) {
    const { missed, retried, unknownTypes } = await billingReconciliation.reconcile();
    if (missed + retried > 0) log.info({ missed, retried }, 'billing events found');
    if (unknownTypes.length > 0) log.warn({ unknownTypes }, 'movements of unknown types are not in the ledger');
  },
};
