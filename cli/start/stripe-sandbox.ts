import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { generatedSecret } from './generated-secret.ts';
import type { PlayedService } from './played-service.ts';
import { SANDBOX_DRAIN_MS, SANDBOX_HOST, sandboxEnvironment } from './sandbox-environment.ts';

interface Options {
  dataDir: string;
  port: number;
  /** Where the sandbox tells of its events. */
  publicUrl: string;
}

/** The sandbox Stripe, and what the Dashboard would give for the real one. */
export function stripeSandbox(
  env: NodeJS.ProcessEnv,
  { dataDir, port, publicUrl }: Options,
): PlayedService | undefined {
  if (env.STRIPE_SECRET_KEY || env.STRIPE_API_BASE) return undefined;
  const url = `http://${SANDBOX_HOST}:${port}`;
  const credentials = {
    STRIPE_API_BASE: url,
    STRIPE_SECRET_KEY: generatedSecret(dataDir, 'sandbox-stripe-key', () => newSecret('sk_test_')),
    STRIPE_WEBHOOK_SECRET: generatedSecret(dataDir, 'sandbox-stripe-webhook-secret', () => newSecret('whsec_')),
  };
  return {
    credentials,
    port: { variable: 'SANDBOX_STRIPE_PORT', host: SANDBOX_HOST, port, protocol: 'tcp' },
    row: { name: 'Stripe', url, words: 'a sandbox (set STRIPE_SECRET_KEY for the real one)' },
    spec: {
      name: 'stripe',
      script: join(import.meta.dirname, '../../sandbox/stripe/main.ts'),
      env: sandboxEnvironment(env, dataDir, {
        PUBLIC_URL: publicUrl,
        SANDBOX_STRIPE_PORT: String(port),
        SANDBOX_STRIPE_SECRET_KEY: credentials.STRIPE_SECRET_KEY,
        SANDBOX_STRIPE_WEBHOOK_SECRET: credentials.STRIPE_WEBHOOK_SECRET,
      }),
      drainMs: SANDBOX_DRAIN_MS,
    },
  };
}

function newSecret(prefix: string): string {
  return `${prefix}${randomBytes(24).toString('hex')}`;
}
