/**
 * One press of Ctrl-C arrives up to three times: from the terminal, from npm
 * and from the script that npm runs. Within this time it is the same press.
 */
const SAME_PRESS_MS = 600;

/**
 * Listens for the wish to stop: Ctrl-C, SIGTERM, a terminal that closes, or the
 * death of the script that started us. A second wish means at once; a third
 * leaves everything as it is.
 */
export function listenForStop(say: (line: string) => void): { stop: AbortSignal; force: AbortSignal } {
  const [stop, force] = [new AbortController(), new AbortController()];
  let wishedAt = Number.NEGATIVE_INFINITY;

  const wish = () => {
    const now = performance.now();
    if (now - wishedAt < SAME_PRESS_MS) return;
    wishedAt = now;
    if (force.signal.aborted) process.exit(130);
    if (stop.signal.aborted) force.abort();
    else {
      say('Stopping … (Ctrl-C again: at once)');
      stop.abort();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, wish);
  process.on('disconnect', wish);
  process.channel?.unref();
  return { stop: stop.signal, force: force.signal };
}
