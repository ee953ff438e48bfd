/** Set-up speaks on stderr: stdout belongs to the command that follows (`npm run -s admin` prints JSON there). */
const STILL_BUSY_MS = 15_000;

/** Says what is being done, that it is still going on, and how long it took. */
export async function progress(title, run) {
  const started = Date.now();
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1);
  log(`▸ ${title} …`);
  const heartbeat = setInterval(() => log(`  … ${title}: ${Math.round(Number(seconds()))} s so far`), STILL_BUSY_MS);
  try {
    await run();
    log(`✔ ${title} (${seconds()} s)`);
  } finally {
    clearInterval(heartbeat);
  }
}

export function log(line) {
  process.stderr.write(`${line}\n`);
}
