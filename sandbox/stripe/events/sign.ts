import { createHmac } from 'node:crypto';

/**
 * The `Stripe-Signature` header: an HMAC-SHA256 of time and body, in the name of the endpoint's secret.
 * https://docs.stripe.com/webhooks#verify-manually
 */
export function signatureHeader(body: string, secret: string, atSeconds: number): string {
  const signature = createHmac('sha256', secret).update(`${atSeconds}.${body}`).digest('hex');
  return `t=${atSeconds},v1=${signature}`;
}
