import Stripe from 'stripe';

const TIMEOUT_MS = 10_000;
/** Each with the same idempotency key, which the SDK makes where we give none. */
const RETRIES = 2;

/** The SDK, in its own pinned API version, at the address that is configured. */
export function createStripe({ secretKey, apiBase }: { secretKey: string; apiBase: string }): Stripe {
  const { protocol, hostname, port } = new URL(apiBase);
  const isSecure = protocol === 'https:';
  return new Stripe(secretKey, {
    host: hostname,
    port: port || (isSecure ? 443 : 80),
    protocol: isSecure ? 'https' : 'http',
    timeout: TIMEOUT_MS,
    maxNetworkRetries: RETRIES,
    telemetry: false,
  });
}
