import type { Job } from '../job.ts';

/**
 * A streamer's account may be stopped at the provider, and the share of streamers may change from a day on. Neither is
 * told by a webhook that we have. Safe to run twice at once.
 */
export const keepChannelSales: Job = {
  name: 'keep-channel-sales',
  schedule: '7 * * * *',

  async run({ channelSalesUpkeep, log }) {
    const accounts = await channelSalesUpkeep.refreshAccounts();
    const changed = await channelSalesUpkeep.applyShare();
    const collected = await channelSalesUpkeep.collectWaiting();
    if (collected > 0) log.info({ collected }, 'renewals collected that had waited for their streamer');
    if (changed > 0) log.info({ accounts, changed }, 'channel subscriptions pay the share of today');
  },
};
