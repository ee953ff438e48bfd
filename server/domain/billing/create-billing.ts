import type { DomainParts } from '../domain-parts.ts';
import { Finances } from '../finance/finances.ts';
import { HostingLedger } from '../finance/hosting-ledger.ts';
import { Ledger } from '../finance/ledger.ts';
import { LedgerDesk } from '../finance/ledger-desk.ts';
import { Billing } from './billing.ts';
import { BillingEvents } from './billing-events.ts';
import { BillingReconciliation } from './billing-reconciliation.ts';
import { Mrr } from './mrr.ts';
import { MrrBoard } from './mrr-board.ts';
import { PlatformSubscriptions } from './platform-subscriptions.ts';
import { Subscriptions } from './subscriptions.ts';

/** What is sold, what it brings in, and what it costs. */
export interface BillingDomain {
  subscriptions: Subscriptions;
  platformSubscriptions: PlatformSubscriptions;
  billing: Billing;
  billingEvents: BillingEvents;
  billingReconciliation: BillingReconciliation;
  ledger: Ledger;
  ledgerDesk: LedgerDesk;
  hostingLedger: HostingLedger;
  finances: Finances;
  mrr: Mrr;
  mrrBoard: MrrBoard;
}

export function createBilling(given: DomainParts): BillingDomain {
  const parts = { ...given, timeZone: given.glimcap.timeZone };
  const ledger = new Ledger(parts);
  const subscriptions = new Subscriptions(parts);
  const platformSubscriptions = new PlatformSubscriptions(parts);
  const billingEvents = new BillingEvents({ ...parts, subscriptions, platformSubscriptions, ledger });
  const mrr = new Mrr(parts);
  return {
    subscriptions,
    platformSubscriptions,
    billing: new Billing({ ...parts, platformSubscriptions }),
    billingEvents,
    billingReconciliation: new BillingReconciliation({ ...parts, billingEvents, ledger }),
    ledger,
    ledgerDesk: new LedgerDesk({ ...parts, ledger }),
    hostingLedger: new HostingLedger({ ...parts, ledger }),
    finances: new Finances(parts),
    mrr,
    mrrBoard: new MrrBoard({ ...parts, mrr }),
  };
}
