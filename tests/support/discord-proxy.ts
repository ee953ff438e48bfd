import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';

/** The moments of a call at which a process can be killed: before Discord hears of it, and after its answer, before ours. */
export type Moment = 'before' | 'answered';

/** The calls that are meant. */
export interface HeldCall {
  moment: Moment;
  /** POST unless told otherwise. */
  method?: string;
  /** A message's unless told otherwise. */
  path?: RegExp;
}

export interface DiscordProxy {
  /** For DISCORD_API_BASE. */
  apiBase: string;
  /** Holds the next such call at its moment: it goes no further. Resolves when it is there. */
  hold(call: HeldCall): Promise<void>;
  close(): Promise<void>;
}

interface Plan extends Required<HeldCall> {
  reached(): void;
}

const MESSAGES = /\/channels\/\d+\/messages$/;

/** Stands between the bot and Discord's REST API, so that a process can be killed at an exact moment of a call. */
export async function openDiscordProxy(): Promise<DiscordProxy & { forwardTo(apiBase: string): void }> {
  let target = '';
  const plans: Plan[] = [];

  function isHeld(moment: Moment, { method, url = '' }: IncomingMessage): boolean {
    const index = plans.findIndex(
      (plan) => plan.moment === moment && plan.method === method && plan.path.test(url.split('?')[0] ?? ''),
    );
    const [plan] = index < 0 ? [] : plans.splice(index, 1);
    plan?.reached();
    return plan !== undefined;
  }

  const server: Server = createServer((call, answer) => {
    if (isHeld('before', call)) return;
    const upstream = request(target + (call.url ?? ''), {
      method: call.method,
      headers: { ...call.headers, host: new URL(target).host },
    });
    upstream.on('response', (response) => {
      if (isHeld('answered', call)) {
        response.resume();
        return;
      }
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    upstream.on('error', () => answer.destroy());
    call.pipe(upstream);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;

  return {
    apiBase: `http://127.0.0.1:${port}/api`,
    forwardTo(apiBase) {
      target = new URL(apiBase).origin;
    },
    hold({ moment, method = 'POST', path = MESSAGES }) {
      return new Promise((reached) => plans.push({ moment, method, path, reached }));
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
