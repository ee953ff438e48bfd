import Stripe from 'stripe';
import type { PaymentProvider, Share } from '#domain/billing/payment-provider.ts';
import { DomainError } from '#domain/errors.ts';
import { ask, askFor } from './ask.ts';

type Payouts = Pick<
  PaymentProvider,
  | 'createPayoutAccount'
  | 'openPayoutSetUp'
  | 'openPayoutDashboard'
  | 'findPayoutAccount'
  | 'setShare'
  | 'listWaitingInvoices'
  | 'collectInvoice'
>;

/** Streamers' accounts, as Express accounts of Stripe Connect. https://docs.stripe.com/connect/express-accounts */
export function payouts(stripe: Stripe): Payouts {
  return {
    async createPayoutAccount(channelId) {
      // Without a country, its streamer chooses one of those that are allowed in the Dashboard. Transfers without card
      // payments would need an approval: https://docs.stripe.com/connect/account-capabilities#transfers
      const details = {
        type: 'express',
        capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
        metadata: { channelId },
      } as const;
      const { id } = await ask(stripe.accounts.create(details, { idempotencyKey: `payout-account:${channelId}` }));
      return id;
    },
    async openPayoutSetUp(account, { returnUrl, refreshUrl }) {
      const pages = { return_url: returnUrl, refresh_url: refreshUrl };
      const { url } = await ask(stripe.accountLinks.create({ account, type: 'account_onboarding', ...pages }));
      return url;
    },
    async openPayoutDashboard(account) {
      return (await ask(stripe.accounts.createLoginLink(account))).url;
    },
    async findPayoutAccount(id) {
      const account = await askForAccount(stripe.accounts.retrieve(id));
      if (!account) return null;
      return { isSetUp: account.details_submitted, canReceive: account.capabilities?.transfers === 'active' };
    },
    async setShare(subscriptionId, share) {
      await ask(stripe.subscriptions.update(subscriptionId, { transfer_data: transferData(share) }));
    },
    // What cannot be finalized stays a draft: https://docs.stripe.com/invoicing/integration/workflow-transitions
    async listWaitingInvoices() {
      const { data } = await ask(stripe.invoices.list({ status: 'draft', limit: 100 }));
      return data.flatMap(({ id, created, parent, last_finalization_error: error }) => {
        const subscription = parent?.subscription_details?.subscription;
        const subscriptionId = typeof subscription === 'string' ? subscription : subscription?.id;
        return id && error && subscriptionId ? [{ id, subscriptionId, createdAt: new Date(created * 1000) }] : [];
      });
    },
    async collectInvoice(id) {
      try {
        await ask(stripe.invoices.pay(id));
      } catch (error) {
        const isDeclined = error instanceof Stripe.errors.StripeCardError;
        const isOver = error instanceof Stripe.errors.StripeInvalidRequestError;
        if (!isDeclined && !isOver) throw error;
      }
    },
  };
}

/** What Stripe sends on of each payment. */
export function transferData({ payoutAccount, sharePercent }: Share): { destination: string; amount_percent: number } {
  return { destination: payoutAccount, amount_percent: sharePercent };
}

/** As `ask`. @throws DomainError conflict `channel_not_sold`, when the streamer cannot be paid */
export async function askToPay<T>(answer: Promise<T>): Promise<T> {
  try {
    return await ask(answer);
  } catch (error) {
    if (!isAboutDestination(error)) throw error;
    throw new DomainError('conflict', 'channel_not_sold', 'Nobody can subscribe to this channel right now.');
  }
}

/** The streamer's account may not be sent money, or is gone. https://docs.stripe.com/error-codes */
function isAboutDestination(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return false;
  const isGone = error.code === 'resource_missing' && error.param?.endsWith('[destination]') === true;
  return isGone || error.code === 'insufficient_capabilities_for_transfer';
}

/** An account that is gone is no longer ours to ask for. */
async function askForAccount(answer: Promise<Stripe.Account>): Promise<Stripe.Account | null> {
  try {
    return await askFor(answer);
  } catch (error) {
    if (error instanceof Stripe.errors.StripePermissionError && error.code === 'account_invalid') return null;
    throw error;
  }
}
