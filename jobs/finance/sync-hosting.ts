import type { HostingLedger } from '#domain/finance/hosting-ledger.ts';
import type { HostingSettings } from '#domain/finance/hosting-settings.ts';
import type { Recorded } from '#domain/finance/ledger.ts';
import type { JsonReader } from '#domain/metrics/json-reader.ts';
import { isPlayedAddress } from '#domain/metrics/source-settings.ts';
import type { Job } from '../job.ts';
import { createBillingClient } from './digitalocean/billing-client.ts';
import { readAccount, SOURCE } from './digitalocean/read-account.ts';

const PLAYED = 'from a sandbox on this machine: an invented bill';

interface SyncContext {
  http: JsonReader;
  settings: HostingSettings;
  hostingLedger: HostingLedger;
}

/**
 * Late in the day, so that on a Sunday the open bill is that of the month through this day. Reading it again is a
 * no-op, and without a token nothing is read.
 */
export function syncHosting(timezone: string): Job {
  return {
    name: 'sync-hosting',
    schedule: '50 23 * * *',
    timezone,

    async run(context) {
      if (!context.settings.DIGITALOCEAN_TOKEN) return;
      context.log.info(await syncHostingNow(context), 'hosting bills read');
    },
  };
}

/**
 * Reads the hosting provider's account into the ledger, whole or not at all.
 * @throws SourceError which says to staff what is wrong with the account's answers
 */
export async function syncHostingNow({ http, settings, hostingLedger }: SyncContext): Promise<Recorded> {
  const client = createBillingClient(http, settings);
  const account = await readAccount(client, (month) => hostingLedger.isClosed(SOURCE, month));
  const isPlayed = isPlayedAddress(settings.DIGITALOCEAN_API_BASE);
  return hostingLedger.record({ ...account, ...(isPlayed ? { note: PLAYED } : {}) });
}
