import { isLoopback } from '../loopback.ts';
import type { SandboxOptions } from './options.ts';

type Environment = Record<string, string | undefined>;

const SECRETS = ['SANDBOX_STRIPE_SECRET_KEY', 'SANDBOX_STRIPE_WEBHOOK_SECRET', 'SANDBOX_CONTROL_TOKEN'];

/** The options of the process, from its environment. @throws Error with one line that names the variable and what it must be */
export function readEnvironment(env: Environment): Omit<SandboxOptions, 'log'> {
  const host = env.HOST ?? '127.0.0.1';
  const publicUrl = env.PUBLIC_URL ?? 'http://127.0.0.1:3000';
  const port = Number(env.SANDBOX_STRIPE_PORT ?? 4010);
  if (!isLoopback(host)) throw new Error(`HOST is ${host}: the Stripe sandbox runs on loopback only`);
  if (!URL.canParse(publicUrl) || !isLoopback(new URL(publicUrl).hostname))
    throw new Error(`PUBLIC_URL is ${publicUrl}: the Stripe sandbox runs only where it is a loopback address`);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('SANDBOX_STRIPE_PORT must be a port, 0 to 65535');
  const missing = SECRETS.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`${missing.join(', ')} must be set`);

  return {
    host,
    port,
    dataDir: `${env.DATA_DIR ?? '.data'}/sandbox-stripe`,
    secretKey: env.SANDBOX_STRIPE_SECRET_KEY ?? '',
    controlToken: env.SANDBOX_CONTROL_TOKEN ?? '',
    webhook: {
      url: `${publicUrl.replace(/\/$/, '')}/webhooks/stripe`,
      secret: env.SANDBOX_STRIPE_WEBHOOK_SECRET ?? '',
    },
  };
}
