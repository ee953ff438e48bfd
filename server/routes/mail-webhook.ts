import { createHash, timingSafeEqual } from 'node:crypto';
import Router from '@koa/router';
import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import type { MailParser } from '#domain/support/mail/parsed-mail.ts';
import { HttpError } from '../errors.ts';
import type { HttpContext, HttpState } from '../http-context.ts';
import { readText } from './read-text.ts';

/** Postmark takes mails of up to 35 MB with their attachments; as text in JSON they grow. */
const MAX_BYTES = 50_000_000;

/** https://postmarkapp.com/developer/webhooks/inbound-webhook: of it all, the mail as it came is enough. */
const inbound = z.object({ RawEmail: z.string().min(1) });

interface Parts extends Pick<Domain, 'supportMail'> {
  parser: MailParser;
  /** Null where mails come another way, or not at all. */
  password: string | null;
}

/** Where a mail provider hands over what came to the support address. */
export function mailWebhookRoutes({ supportMail, parser, password }: Parts): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/webhooks' });

  router.post('/mail', async (ctx) => {
    if (password === null) throw new HttpError(503, 'webhooks_off', 'The operator has not set MAIL_WEBHOOK_PASSWORD.');
    requirePassword(ctx, password);
    const { RawEmail: source } = readBody(await readText(ctx, MAX_BYTES));
    const mail = await supportMail.receive(await parser.parse(Buffer.from(source, 'utf8')));
    ctx.body = { received: true, state: mail.state };
  });

  return router;
}

/** RFC 7617; who calls is known by the password alone. @throws HttpError 401 */
function requirePassword(ctx: HttpContext, password: string): void {
  const [, encoded = ''] = /^Basic ([A-Za-z0-9+/=]+)$/.exec(ctx.get('Authorization')) ?? [];
  const given = Buffer.from(encoded, 'base64')
    .toString('utf8')
    .replace(/^[^:]*:/, '');
  const digest = (text: string) => createHash('sha256').update(text).digest();
  if (timingSafeEqual(digest(given), digest(password))) return;
  throw new HttpError(401, 'wrong_password', 'The password is not the one of this webhook.', {
    headers: { 'WWW-Authenticate': 'Basic realm="mail"' },
  });
}

function readBody(text: string): z.infer<typeof inbound> {
  const result = inbound.safeParse(parseJson(text));
  if (result.success) return result.data;
  throw new HttpError(
    422,
    'raw_mail_missing',
    'Expected JSON with RawEmail. At Postmark, switch on "Include raw email content in JSON payload".',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // refused by the schema with a reason
  }
}
