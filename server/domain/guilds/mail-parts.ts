import type { EntityManager } from '@mikro-orm/postgresql';
import type { PlatformPart } from './platform-part.ts';

/** A mail that nobody has taken, or that stands nowhere, after this is stuck. */
const STUCK_MS = 15 * 60_000;
const MAILBOX_TASK = 'read-support-mailbox';

interface Options {
  now: Date;
  /** Whether mails go out. */
  canSend: boolean;
  /** Whether mails to the support address come in. */
  canReceive: boolean;
}

interface Sent {
  at: string | Date | null;
  failure: string | null;
  stuck: number;
}

interface Received {
  at: string | Date | null;
  stuck: number;
  failure: string | null;
}

/** How e-mail is doing: what goes out, of the reports and of support, and what comes in for support. */
export async function mailParts(em: EntityManager, options: Options): Promise<PlatformPart[]> {
  return [await sentPart(em, options), await receivedPart(em, options)];
}

/** One address that refuses is told as what failed last; mails that nobody takes are broken. */
async function sentPart(em: EntityManager, { now, canSend }: Options): Promise<PlatformPart> {
  const [sent] = await em.execute<Sent[]>(
    `with mails as (
       select sent_at, attempted_at as tried_at, reason as failure, state = 'due' and reason is not null as is_stuck
       from glimcap_mailing
       union all
       select sent_at, began_at, failure, sent_at is null and failure is null and made_at < ? from mail_reply
     ), last as (select max(sent_at) as at from mails)
     select last.at,
       (select count(*)::int from mails where is_stuck) as stuck,
       (select failure from mails where failure is not null and tried_at > coalesce(last.at, '-infinity')
        order by tried_at desc limit 1) as failure
     from last`,
    [stuckBefore(now)],
  );
  const part = { key: 'mail', label: null, lastAt: dateOf(sent?.at), count: null } as const;
  if (!canSend) return { ...part, state: 'off', reason: 'SMTP_URL' };
  const stuck = sent?.stuck ?? 0;
  const reasons = [sent?.failure, stuck > 0 ? `mails that wait: ${stuck}` : null].filter((one) => one);
  return { ...part, state: stuck > 0 ? 'broken' : 'on', reason: reasons.join('; ') || null };
}

async function receivedPart(em: EntityManager, { now, canReceive }: Options): Promise<PlatformPart> {
  const [received] = await em.execute<Received[]>(
    `select max(received_at) as at, count(*) filter (where state = 'waiting' and received_at < ?)::int as stuck,
       (select split_part(last_error, E'\\n', 1) from graphile_worker.jobs
        where task_identifier = ? and last_error is not null and updated_at > ? order by updated_at desc limit 1) as failure
     from inbound_mail`,
    [stuckBefore(now), MAILBOX_TASK, stuckBefore(now)],
  );
  const part = { key: 'supportMail', label: null, lastAt: dateOf(received?.at), count: null } as const;
  if (!canReceive) return { ...part, state: 'off', reason: 'SUPPORT_MAIL' };
  const stuck = received?.stuck ?? 0;
  const reasons = [received?.failure, stuck > 0 ? `mails that stand in no ticket: ${stuck}` : null].filter(
    (one) => one,
  );
  return { ...part, state: reasons.length > 0 ? 'broken' : 'on', reason: reasons.join('; ') || null };
}

function stuckBefore(now: Date): Date {
  return new Date(now.getTime() - STUCK_MS);
}

function dateOf(value: string | Date | null | undefined): Date | null {
  return value ? new Date(value) : null;
}
