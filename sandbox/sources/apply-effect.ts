import { setTimeout as wait } from 'node:timers/promises';
import type { Effect } from './faults.ts';
import type { Answer, Service } from './service.ts';

/** What is sent for a call: `null` when the connection is broken instead. */
export type Sent = { status: number; headers: Record<string, string>; text: string } | null;

/** Lets the fault on order, if any, happen to an answer. */
export async function applyEffect(effect: Effect | null, service: Service, answer: Answer): Promise<Sent> {
  switch (effect?.kind) {
    case 'drop':
      return null;
    case 'status':
      return sent({ status: effect.status, body: service.refusal(effect.status, 'as ordered') });
    case 'rateLimit':
      return sent({
        status: 429,
        headers: { 'Retry-After': String(effect.retryAfterSeconds) },
        body: service.refusal(429, 'Too many requests'),
      });
    case 'body':
      return { ...sent(answer), text: effect.text };
    case 'malformed': {
      const whole = sent(answer);
      return { ...whole, text: whole.text.slice(0, Math.floor(whole.text.length / 2)) };
    }
    case 'replace':
    case 'remove':
      return sent({ ...answer, body: withChange(answer.body, effect.at, effect) });
    case 'delay':
      await wait(effect.ms);
      return sent(answer);
    default:
      return sent(answer);
  }
}

function sent({ status = 200, headers = {}, body }: Answer): NonNullable<Sent> {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    text: JSON.stringify(body),
  };
}

type Change = { kind: 'replace'; value: unknown } | { kind: 'remove' };

function withChange(body: unknown, [key, ...rest]: (string | number)[], change: Change): unknown {
  if (key === undefined) return change.kind === 'replace' ? change.value : null;
  if (Array.isArray(body)) {
    return body.flatMap((item, index) => {
      if (index !== key) return [item];
      return rest.length === 0 && change.kind === 'remove' ? [] : [withChange(item, rest, change)];
    });
  }
  const fields = body && typeof body === 'object' ? { ...body } : {};
  const { [key]: old, ...others } = fields as Record<string, unknown>;
  return rest.length === 0 && change.kind === 'remove' ? others : { ...others, [key]: withChange(old, rest, change) };
}
