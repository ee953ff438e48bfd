import type { SandboxOptions } from '../options.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { startTestStripe, type TestStripe, WEBHOOK_SECRET } from './test-stripe.ts';

/** A sandbox, and an endpoint that hears of its events. */
export interface HeardStripe {
  stripe: TestStripe;
  receiver: Receiver;
}

export async function startHeardStripe(options: Partial<SandboxOptions> = {}): Promise<HeardStripe> {
  const receiver = await startReceiver(WEBHOOK_SECRET);
  const webhook = { url: receiver.url, secret: WEBHOOK_SECRET };
  return { receiver, stripe: await startTestStripe({ webhook, ...options }) };
}

export async function closeHeardStripe({ stripe, receiver }: HeardStripe): Promise<void> {
  await stripe.close();
  await receiver.close();
}
