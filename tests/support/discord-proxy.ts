import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';

/** The moments of a call at which a test may act: before Discord hears of it, and after its answer, before the bot's. */
export type Moment = 'before' | 'answered';

export interface DiscordProxy {
  /** For DISCORD_API_BASE. */
  apiBase: string;
  /** Acts once, at the next POST to such a path, a message's unless told otherwise. The call then goes no further. */
  atNextPost(moment: Moment, act: () => void, path?: RegExp): void;
  close(): Promise<void>;
}

const MESSAGES = /\/channels\/\d+\/messages$/;

/** Stands between the bot and Discord's REST API, so that a process can be killed at an exact moment of a call. */
export async function openDiscordProxy(): Promise<DiscordProxy & { forwardTo(apiBase: string): void }> {
  let target = '';
  let plan: { moment: Moment; act: () => void; path: RegExp } | null = null;

  function take(moment: Moment, call: IncomingMessage): (() => void) | null {
    if (plan?.moment !== moment || call.method !== 'POST' || !plan.path.test(call.url ?? '')) return null;
    const { act } = plan;
    plan = null;
    return act;
  }

  const server: Server = createServer((call, answer) => {
    const before = take('before', call);
    if (before) {
      before();
      call.destroy();
      return;
    }
    const upstream = request(target + (call.url ?? ''), {
      method: call.method,
      headers: { ...call.headers, host: new URL(target).host },
    });
    upstream.on('response', (response) => {
      const answered = take('answered', call);
      if (answered) {
        answered();
        call.destroy();
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
    atNextPost(moment, act, path = MESSAGES) {
      plan = { moment, act, path };
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
