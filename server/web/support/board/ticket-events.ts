/** While the feed is down the page asks this often itself. */
const POLL_MS = 15_000;
/** What comes of time alone, a question that waited too long or a promise that is over, no feed tells. */
const LOOK_AGAIN_MS = 60_000;
/** Several things happen to a ticket at once: one look is enough. */
const SETTLE_MS = 250;

/**
 * Hears that tickets changed, until the returned function is called. A gap in the feed counts as a change.
 * @param refresh is told which tickets changed; null when any may have
 */
export function followTickets(refresh: (changed: ReadonlySet<string> | null) => Promise<void>): () => void {
  const poll = setInterval(() => {
    if (source.readyState !== EventSource.OPEN || Date.now() - lookedAt >= LOOK_AGAIN_MS) look(null);
  }, POLL_MS);
  let settling: ReturnType<typeof setTimeout> | null = null;
  let changed: Set<string> | null = new Set();
  let lookedAt = Date.now();
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let source = listen();

  function listen(): EventSource {
    const opened = new EventSource('/staff/tickets/events');
    opened.onopen = () => look(null); // Something may have happened since the page was drawn, or while the feed was down.
    opened.onmessage = (event: MessageEvent<string>) => look(event.data);
    opened.onerror = () => {
      // Refused rather than cut off: a browser does not try that again by itself.
      if (opened.readyState === EventSource.CLOSED) reopening = setTimeout(() => (source = listen()), POLL_MS);
    };
    return opened;
  }

  function look(ticketId: string | null): void {
    if (ticketId === null) changed = null;
    else changed?.add(ticketId);
    settling ??= setTimeout(() => {
      settling = null;
      lookedAt = Date.now();
      const seen = changed;
      changed = new Set();
      void refresh(seen);
    }, SETTLE_MS);
  }

  return () => {
    clearInterval(poll);
    if (settling) clearTimeout(settling);
    clearTimeout(reopening);
    source.close();
  };
}
