import type { LiveMessage } from '../api-types.ts';
import { backoffMs } from '../ui/backoff.ts';
import { createPause } from '../ui/pause.ts';

const POLL_MS = 15_000;

interface LiveFeedOptions {
  /** `live`, or `channel:SLUG`. */
  topics: string[];
  onMessage(message: LiveMessage): void;
  /** Asks the API for the present state: after each gap in the feed, and every 15 s while it is down. */
  refresh(): Promise<void>;
}

/** Follows the server's live events until the returned function is called. */
export function followLiveFeed({ topics, onMessage, refresh }: LiveFeedOptions): () => void {
  const stopped = new AbortController();
  const pause = createPause();
  let isOpen = false;

  const poll = setInterval(() => {
    if (!isOpen) void refresh();
  }, POLL_MS);
  const comeBack = () => pause.cut();
  window.addEventListener('online', comeBack);

  void (async () => {
    for (let attempt = 0, isFirst = true; !stopped.signal.aborted; attempt += 1, isFirst = false) {
      const wasOpen = await listen(stopped.signal, topics, onMessage, () => {
        isOpen = true;
        if (!isFirst) void refresh();
      });
      isOpen = false;
      if (wasOpen) attempt = 0;
      await pause.wait(backoffMs(attempt), stopped.signal);
    }
  })();

  return () => {
    stopped.abort();
    clearInterval(poll);
    window.removeEventListener('online', comeBack);
  };
}

/** One connection's whole life; resolves with whether it ever opened. */
function listen(
  signal: AbortSignal,
  topics: string[],
  onMessage: (message: LiveMessage) => void,
  onOpen: () => void,
): Promise<boolean> {
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`);
  let hasOpened = false;
  const leave = () => socket.close();
  signal.addEventListener('abort', leave);
  socket.onopen = () => {
    hasOpened = true;
    socket.send(JSON.stringify({ type: 'subscribe', topics }));
    onOpen();
  };
  socket.onmessage = (event: MessageEvent<string>) => onMessage(JSON.parse(event.data));
  return new Promise((resolve) => {
    socket.onclose = () => {
      signal.removeEventListener('abort', leave);
      resolve(hasOpened);
    };
  });
}
