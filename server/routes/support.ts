import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import Router from '@koa/router';
import type { Domain } from '#domain/domain.ts';
import { canReadAsStaff, canReadTicket } from '#domain/support/policies.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import { HttpError } from '../errors.ts';
import type { HttpContext, HttpState } from '../http-context.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { presentTicket } from '../presenters/ticket.ts';
import { ticketText } from '../presenters/ticket-text.ts';
import { pageLanguage } from '../request-language.ts';
import type { Ticket as TicketView } from '../web/page-data.ts';
import type { Renderer } from '../web/render.ts';
import { showPage } from './pages.ts';
import { param } from './param.ts';

/** As far as Postgres's integers are sure to reach. */
const NUMBER = /^[1-9]\d{0,8}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Context = HttpContext & { params: Record<string, string | undefined> };

interface Parts extends Pick<Domain, 'support' | 'ticketLog' | 'ticketPictures' | 'guildSupport'> {
  renderer: Renderer;
  /** Where the bot copies attachments to, each under its id. */
  attachmentDir: string;
}

/**
 * Transcripts of tickets and what was attached. To whom they do not belong they
 * do not exist, so that nobody learns which numbers there are.
 */
export function supportRoutes({
  support,
  ticketLog,
  ticketPictures,
  guildSupport,
  renderer,
  attachmentDir,
}: Parts): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/tickets' });
  router.use(rateLimit({ name: 'tickets', points: 120, seconds: 60 }));

  router.get('/:number.txt', async (ctx) => {
    if (!ctx.state.session) throw new HttpError(401, 'signed_out', 'Sign in with Discord first.');
    const transcript = await readTranscript(ctx);
    ctx.attachment(`ticket-${transcript.number}.txt`);
    ctx.type = 'text/plain; charset=utf-8';
    ctx.set({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, no-store' });
    ctx.body = ticketText(transcript);
  });

  router.get('/:number', async (ctx) => {
    if (!ctx.state.session) {
      ctx.redirect(`/auth/discord?returnTo=${encodeURIComponent(ctx.path)}`);
      return;
    }
    showPage(ctx, renderer, { ticket: await readTranscript(ctx) });
    ctx.set('Cache-Control', 'private, no-store');
  });

  router.get('/:number/attachments/:id', async (ctx) => {
    if (!ctx.state.session) throw new HttpError(401, 'signed_out', 'Sign in with Discord first.');
    const ticket = await getReadable(ctx);
    const id = param(ctx, 'id');
    const attachment = UUID.test(id) ? await ticketLog.findAttachment(id) : null;
    if (!attachment?.storedAt || attachment.message.ticket.id !== ticket.id) throw noTicket();
    await sendFile(ctx, attachment.name, join(attachmentDir, attachment.id));
  });

  router.get('/:number/pictures/:id', async (ctx) => {
    if (!ctx.state.session) throw new HttpError(401, 'signed_out', 'Sign in with Discord first.');
    const ticket = await getReadable(ctx);
    const id = param(ctx, 'id');
    const picture = UUID.test(id) ? await ticketPictures.find(id) : null;
    if (!picture?.storedAt || !picture.mediaType || picture.ticket.id !== ticket.id) throw noTicket();
    await showPicture(ctx, picture.mediaType, join(attachmentDir, picture.id));
  });

  return router;

  /** @throws HttpError 404, whether there is no such ticket or it is not theirs to read */
  async function getReadable(ctx: Context): Promise<Ticket> {
    const text = param(ctx, 'number');
    const ticket = NUMBER.test(text) ? await support.findByNumber(Number(text)) : null;
    const reader = ctx.state.session?.user;
    if (!ticket || !reader || ticket.state === 'opening') throw noTicket();
    const participants = await support.listParticipants(ticket.id);
    const participantIds = participants.map(({ memberId }) => memberId);
    if (canReadTicket(reader, ticket, participantIds)) return ticket;
    throw noTicket();
  }

  /** What staff keep to themselves is left out for everyone else, before it is shaped. */
  async function readTranscript(ctx: Context): Promise<TicketView> {
    const ticket = await getReadable(ctx);
    const reader = ctx.state.session?.user;
    const isStaff = reader !== undefined && canReadAsStaff(reader, ticket);
    const { supportName = null } = await guildSupport.get(ticket.guildId);
    const messages = await ticketLog.transcript(ticket.id);
    const pictures = await ticketPictures.list(ticket.id);
    return presentTicket(ticket, messages, { isStaff, supportName, pictures, language: pageLanguage(ctx) });
  }
}

interface Served {
  path: string;
  type: string;
  cache: string;
  /** It is saved under this name, never shown. */
  saveAs?: string;
}

/** What strangers sent is saved, never shown: it could be a page or a script (RFC 6266). */
function sendFile(ctx: HttpContext, saveAs: string, path: string): Promise<void> {
  return serve(ctx, { path, saveAs, type: 'application/octet-stream', cache: 'private, no-store' });
}

/** A picture whose bytes were looked at when they were kept: shown in the transcript, and nowhere as a page. */
function showPicture(ctx: HttpContext, type: string, path: string): Promise<void> {
  return serve(ctx, { path, type, cache: 'private, max-age=86400' });
}

/** Browsers take it for what we say it is, and run nothing of it (CSP's sandbox). */
async function serve(ctx: HttpContext, { path, type, cache, saveAs }: Served): Promise<void> {
  const { size } = await stat(path);
  if (saveAs !== undefined) ctx.attachment(saveAs);
  ctx.type = type;
  ctx.length = size;
  ctx.set({
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': cache,
  });
  ctx.body = createReadStream(path);
}

function noTicket(): HttpError {
  return new HttpError(404, 'ticket_not_found', 'There is no such ticket, or it is not yours to read.');
}
