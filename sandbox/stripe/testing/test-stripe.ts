import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StripeControl, stripeControl } from '../control/client.ts';
import type { SandboxOptions } from '../options.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';

export const SECRET_KEY = 'sk_test_sandbox0123456789';
export const CONTROL_TOKEN = 'the control token';
export const WEBHOOK_SECRET = 'whsec_sandbox';

/** An answer of the API, as it came over the wire. */
export interface RawAnswer {
  status: number;
  headers: Headers;
  /** Tests look into bodies of every shape, as they were parsed. */
  body: ReturnType<JSON['parse']>;
}

/** A sandbox on a free port with a folder of its own, and plain HTTP to talk to it. */
export interface TestStripe {
  sandbox: Sandbox;
  control: StripeControl;
  dataDir: string;
  /** Calls the API without the SDK: `api('POST', '/v1/customers', 'name=Mia')`. */
  api(method: string, path: string, form?: string, headers?: Record<string, string>): Promise<RawAnswer>;
  close(): Promise<void>;
}

export async function startTestStripe(options: Partial<SandboxOptions> = {}): Promise<TestStripe> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'glim-stripe-')));
  const failures: unknown[] = [];
  const log = { info: () => {}, warn: () => {}, error: (fields: object) => failures.push(fields) };
  const sandbox = await startSandbox({
    host: '127.0.0.1',
    port: 0,
    secretKey: SECRET_KEY,
    controlToken: CONTROL_TOKEN,
    requestsPerSecond: 10_000,
    log,
    ...options,
    dataDir,
  });

  return {
    sandbox,
    dataDir,
    control: stripeControl({ url: sandbox.url, token: CONTROL_TOKEN }),
    async api(method, path, form, headers = {}) {
      const response = await fetch(`${sandbox.url}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          authorization: `Bearer ${SECRET_KEY}`,
          ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
        ...(form === undefined ? {} : { body: form }),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: text.startsWith('{') ? JSON.parse(text) : text,
      };
    },
    async close() {
      await sandbox.close();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
      if (failures.length > 0) throw new Error(`the sandbox logged errors: ${JSON.stringify(failures)}`);
    },
  };
}
