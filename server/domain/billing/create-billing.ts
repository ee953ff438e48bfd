import type { DomainParts } from '../domain-parts.ts';
import { Finances } from '../finance/finances.ts';
import { HostingLedger } from '../finance/hosting-ledger.ts';
import { Ledger } from '../finance/ledger.ts';
import { LedgerDesk } from '../finance/ledger-desk.ts';
import { Billing } from './billing.ts';
import { BillingEvents } from './billing-events.ts';
import { BillingReconciliation } from './billing-reconciliation.ts';
import { ChannelSales } from './channel-sales/channel-sales.ts';
import { ChannelSalesUpkeep } from './channel-sales/channel-sales-upkeep.ts';
import { ChannelSubscriptions } from './channel-sales/channel-subscriptions.ts';
import { PayoutAccounts } from './channel-sales/payout-accounts.ts';
import { Checkouts } from './checkouts.ts';
import { Mrr } from './mrr/mrr.ts';
import { MrrBoard } from './mrr/mrr-board.ts';
import { Subscriptions } from './mrr/subscriptions.ts';
import { PlatformSubscriptions } from './platform-subscriptions.ts';
import { SubscriptionReader } from './subscription-reader.ts';

/** What is sold, what it brings in, and what it costs. */
export interface BillingDomain {
  subscriptions: Subscriptions;
  platformSubscriptions: PlatformSubscriptions;
  channelSubscriptions: ChannelSubscriptions;
  payoutAccounts: PayoutAccounts;
  channelSales: ChannelSales;
  channelSalesUpkeep: ChannelSalesUpkeep;
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
  const channelSubscriptions = new ChannelSubscriptions(parts);
  const payoutAccounts = new PayoutAccounts(parts);
  const subscriptionReader = new SubscriptionReader({ ...parts, platformSubscriptions, channelSubscriptions });
  const checkouts = new Checkouts({ ...parts, subscriptionReader });
  const billingEvents = new BillingEvents({ ...parts, subscriptions, subscriptionReader, ledger });
  const mrr = new Mrr(parts);
  return {
    subscriptions,
    platformSubscriptions,
    channelSubscriptions,
    payoutAccounts,
    channelSales: new ChannelSales({ ...parts, checkouts, payoutAccounts, channelSubscriptions }),
    channelSalesUpkeep: new ChannelSalesUpkeep({ ...parts, payoutAccounts, subscriptionReader }),
    billing: new Billing({ ...parts, checkouts, platformSubscriptions, channelSubscriptions }),
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
