/** While the feed is down the page asks this often itself. */
const POLL_MS = 15_000;
/** Several things happen to a ticket at once: one look is enough. */
const SETTLE_MS = 250;

/**
 * Hears that tickets changed, until the returned function is called. A gap in the feed counts as a change.
 * @param isMine whether a ticket's change matters to the page
 */
export function followTickets(
  refresh: () => Promise<void>,
  isMine: (ticketId: string) => boolean = () => true,
): () => void {
  const poll = setInterval(() => {
    if (source.readyState !== EventSource.OPEN) look();
  }, POLL_MS);
  let settling: ReturnType<typeof setTimeout> | null = null;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let source = listen();

  function listen(): EventSource {
    const opened = new EventSource('/staff/tickets/events');
    opened.onopen = look; // Something may have happened since the page was drawn, or while the feed was down.
    opened.onmessage = (event: MessageEvent<string>) => {
      if (isMine(event.data)) look();
    };
    opened.onerror = () => {
      // Refused rather than cut off: a browser does not try that again by itself.
      if (opened.readyState === EventSource.CLOSED) reopening = setTimeout(() => (source = listen()), POLL_MS);
    };
    return opened;
  }

  function look(): void {
    settling ??= setTimeout(() => {
      settling = null;
      void refresh();
    }, SETTLE_MS);
  }

  return () => {
    clearInterval(poll);
    if (settling) clearTimeout(settling);
    clearTimeout(reopening);
    source.close();
  };
}
