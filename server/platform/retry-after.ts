/** Past this it is a date that some services send under the name of a number of seconds. */
const EPOCH_S = 1_000_000_000;

/**
 * How long a service asks to be left alone: `Retry-After` (RFC 9110 §10.2.3, seconds or a date), or the end of the
 * window that X, Reddit and GitHub name. Null when it says nothing of the kind.
 */
export function retryAfterSeconds(headers: Headers, now: Date): number | null {
  const given = headers.get('retry-after') ?? (isUsedUp(headers) ? windowEnd(headers) : null);
  if (given === null) return null;
  const number = Number(given);
  if (!Number.isFinite(number)) return fromDate(Date.parse(given), now);
  return number > EPOCH_S ? fromDate(number * 1000, now) : Math.max(0, Math.ceil(number));
}

function windowEnd(headers: Headers): string | null {
  return headers.get('x-rate-limit-reset') ?? headers.get('x-ratelimit-reset');
}

/** These headers come with every answer; they matter once nothing remains. */
function isUsedUp(headers: Headers): boolean {
  const remaining = headers.get('x-rate-limit-remaining') ?? headers.get('x-ratelimit-remaining');
  return remaining !== null && Number(remaining) <= 0;
}

function fromDate(ms: number, now: Date): number | null {
  return Number.isNaN(ms) ? null : Math.max(0, Math.ceil((ms - now.getTime()) / 1000));
}
