import { createHash } from 'node:crypto';
import { errors } from './errors.ts';
import { StripeError } from './stripe-error.ts';

const KEPT_MS = 24 * 3_600_000;
const MAX_KEY = 255;

export interface Answer {
  status: number;
  body: object;
  requestId: string;
}

/** The answers that keys stand for. */
export interface Idempotency {
  /**
   * Runs `work` once for a key, and answers the same to whoever comes again with it:
   * https://docs.stripe.com/api/idempotent_requests
   * @throws StripeError 400 `idempotency_error` when the same key comes with another request
   */
  once(key: string, request: string, work: () => Answer): { answer: Answer; isReplayed: boolean };
}

interface Kept {
  digest: string;
  answer: Answer;
  until: number;
}

/** @param nowMs the machine's clock: moving the sandbox's own ahead must not forget keys */
export function createIdempotency(nowMs: () => number): Idempotency {
  const kept = new Map<string, Kept>();

  return {
    once(key, request, work) {
      if (key.length > MAX_KEY) throw errors.keyTooLong();
      for (const [old, { until }] of kept) if (until < nowMs()) kept.delete(old);
      const digest = createHash('sha256').update(request).digest('hex');
      const known = kept.get(key);
      if (known && known.digest !== digest) throw errors.keyReused(key);
      if (known) return { answer: known.answer, isReplayed: true };
      const answer = work();
      if (isKept(answer)) kept.set(key, { digest, answer, until: nowMs() + KEPT_MS });
      return { answer, isReplayed: false };
    },
  };
}

/** What failed before the endpoint began (a bad parameter, a missing object) may be sent again under the same key. */
function isKept({ status }: Answer): boolean {
  return status < 400 || status === 402 || status >= 500;
}

/** What an error answers. @throws what is no refusal of Stripe's, which is a bug here */
export function answerOf(error: unknown, requestId: string): Answer {
  if (!(error instanceof StripeError)) throw error;
  const { status, body } = error;
  const docs = body.code ? { doc_url: `https://stripe.com/docs/error-codes/${body.code.replaceAll('_', '-')}` } : {};
  return { status, body: { error: { ...body, ...docs } }, requestId };
}
