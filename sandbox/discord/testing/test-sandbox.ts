import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SandboxClient, sandboxClient } from '../control/client.ts';
import type { SandboxOptions } from '../options.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';

export const TOKEN = 'MTEw.sandbox.token';
export const APPLICATION_ID = '110000000000000001';
export const CLIENT_SECRET = 'the client secret';
export const CONTROL_TOKEN = 'the control token';

/** An answer of the REST API, as it came over the wire. */
export interface RawAnswer {
  status: number;
  headers: Headers;
  /** Tests look into bodies of every shape, as they were parsed. */
  body: ReturnType<JSON['parse']>;
}

/** A sandbox on a free port with a folder of its own, and plain HTTP to talk to it. */
export interface TestSandbox {
  sandbox: Sandbox;
  control: SandboxClient;
  dataDir: string;
  /** Calls the REST API as the bot, without discord.js; a FormData is sent as it is. */
  api(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<RawAnswer>;
  close(): Promise<void>;
}

export async function startTestSandbox(options: Partial<SandboxOptions> = {}): Promise<TestSandbox> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'glim-sandbox-')));
  const failures: unknown[] = [];
  const log = { info: () => {}, warn: () => {}, error: (fields: object) => failures.push(fields) };
  const sandbox = await startSandbox({
    host: '127.0.0.1',
    port: 0,
    token: TOKEN,
    applicationId: APPLICATION_ID,
    clientSecret: CLIENT_SECRET,
    controlToken: CONTROL_TOKEN,
    log,
    ...options,
    dataDir,
  });

  return {
    sandbox,
    dataDir,
    control: sandboxClient({ url: sandbox.url, token: CONTROL_TOKEN }),
    async api(method, path, body, headers = {}) {
      const isForm = body instanceof FormData;
      const response = await fetch(`${sandbox.url}/api/v10${path}`, {
        method,
        headers: {
          authorization: `Bot ${TOKEN}`,
          ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
        ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
    },
    async close() {
      await sandbox.close();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
      if (failures.length > 0) throw new Error(`the sandbox logged errors: ${JSON.stringify(failures)}`);
    },
  };
}
