import type { TestStripe } from './test-stripe.ts';

type Parsed = ReturnType<JSON['parse']>;

/** An Express account that asked for transfers, onboarded or not. */
export async function openAccount({ api, control }: TestStripe, isOnboarded = true): Promise<Parsed> {
  const form = 'type=express&country=US&capabilities[transfers][requested]=true&metadata[channelId]=c1';
  const { id } = (await api('POST', '/v1/accounts', form)).body;
  if (isOnboarded) await control.onboard(id);
  return (await api('GET', `/v1/accounts/${id}`)).body;
}

/** Opens a checkout of a channel's subscription; `share` is the rest of the form, with its brackets. */
export async function openChannelCheckout({ api }: TestStripe, destination: string, percent?: string) {
  const customer = (await api('POST', '/v1/customers', 'name=Mia&email=mia@example.com')).body;
  const price = (await api('GET', '/v1/prices?lookup_keys[]=glim_channel_monthly')).body.data[0];
  const share = `subscription_data[transfer_data][destination]=${destination}`;
  const part = percent === undefined ? '' : `&subscription_data[transfer_data][amount_percent]=${percent}`;
  const form = `mode=subscription&customer=${customer.id}&line_items[0][price]=${price.id}&success_url=http://127.0.0.1/&subscription_data[metadata][channelId]=c1`;
  return api('POST', '/v1/checkout/sessions', `${form}&${share}${part}`);
}

/** A channel's subscription that was paid once, with the charge of that. */
export async function subscribeToChannel(stripe: TestStripe, destination: string, percent?: string) {
  const { body: session } = await openChannelCheckout(stripe, destination, percent);
  await stripe.control.pay(session.id);
  const done = await stripe.api('GET', `/v1/checkout/sessions/${session.id}?expand[]=subscription`);
  const { subscription } = done.body;
  const [charge] = (await chargesOf(stripe, subscription)).data;
  return { subscription, charge };
}

/** Newest first, each with its transfer and what that did to the balance. */
export async function chargesOf({ api }: TestStripe, { customer }: { customer: string }): Promise<Parsed> {
  return (await api('GET', `/v1/charges?customer=${customer}&expand[]=data.transfer.balance_transaction`)).body;
}
