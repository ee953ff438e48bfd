import { type SourcesSandbox, startSourcesSandbox } from '../sandbox.ts';

export const TOKEN = 'a-token-of-the-sandbox';
export const CONTROL_TOKEN = 'the control token';

/** The stand-ins on a free port, at a time that the test sets. */
export interface TestSources {
  sandbox: SourcesSandbox;
  /** Milliseconds since the Unix epoch. */
  setTime(iso: string): void;
  order(fault: object): Promise<Response>;
  /** Takes the faults on order back, and forgets what services remember. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export async function startTestSources(): Promise<TestSources> {
  let now = Date.parse('2026-03-04T12:00:00Z');
  const failures: string[] = [];
  const sandbox = await startSourcesSandbox({
    host: '127.0.0.1',
    port: 0,
    token: TOKEN,
    controlToken: CONTROL_TOKEN,
    now: () => now,
    log: (level, event, fields) => {
      if (level === 'error') failures.push(`${event} ${JSON.stringify(fields)}`);
    },
  });
  const control = (method: string, body?: object, what = 'faults') =>
    fetch(`${sandbox.url}/control/${what}`, {
      method,
      headers: { Authorization: `Bearer ${CONTROL_TOKEN}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });

  return {
    sandbox,
    setTime(iso) {
      now = Date.parse(iso);
    },
    order: (fault) => control('POST', fault),
    async clear() {
      await control('DELETE');
      await control('DELETE', undefined, 'memory');
    },
    async close() {
      await sandbox.close();
      if (failures.length > 0) throw new Error(`the sandbox logged errors: ${failures.join('; ')}`);
    },
  };
}
