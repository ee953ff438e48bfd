import { createJsonReader } from '#platform/json-reader.ts';
import { syncHostingNow } from '../../jobs/finance/sync-hosting.ts';
import type { AdminCommand } from './admin-command.ts';

/** Reads the hosting provider's bills and credits into the ledger now. */
export const syncHosting: AdminCommand = {
  name: 'sync-hosting',
  usage: 'sync-hosting',
  positionals: 0,
  isAskingOutside: true,

  async run({ domain, publicUrl, sources }) {
    const http = createJsonReader({ userAgent: `glim (+${publicUrl})` });
    return syncHostingNow({ http, settings: sources, hostingLedger: domain.hostingLedger });
  },
};
