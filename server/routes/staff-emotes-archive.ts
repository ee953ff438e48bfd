import { buffer } from 'node:stream/consumers';
import Router from '@koa/router';
import type { Domain } from '#domain/domain.ts';
import { type EmoteArchive, MAX_ARCHIVE_BYTES } from '#domain/emotes/emote-archive.ts';
import type { EmoteImport } from '#domain/emotes/emote-transfer.ts';
import { personOf } from '#domain/emotes/new-emote.ts';
import { canReviewEmotes } from '#domain/emotes/policies.ts';
import type { Language } from '../../locales/languages.ts';
import { HttpError } from '../errors.ts';
import type { HttpContext, HttpState } from '../http-context.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { requirePolicy } from '../middleware/require-policy.ts';
import type { Sessions } from '../middleware/session.ts';
import { presentImportedFile } from '../presenters/imported-file.ts';
import { acceptedLanguage } from '../request-language.ts';
import { answerInLines } from './answer-in-lines.ts';
import { requireUser } from './api-route.ts';

/** What a browser asks for that shows how far it is. */
const LINES = 'application/x-ndjson';

interface Parts extends Pick<Domain, 'emoteTransfer'> {
  archive: EmoteArchive;
  sessions: Sessions;
}

/** A zip of emotes in, which is no JSON, and all of them out. */
export function staffEmoteArchive({ emoteTransfer, archive, sessions }: Parts): Router<HttpState> {
  const router = new Router<HttpState>();

  router.post('/api/v1/emotes/imports', rateLimit({ name: 'emote-import', points: 10, seconds: 600 }), async (ctx) => {
    const user = requireUser(ctx);
    if (!canReviewEmotes(user))
      throw new HttpError(403, 'role_missing', 'Your role on the platform does not allow this.');
    sessions.requireCsrf(ctx);
    if (!ctx.is('application/zip'))
      throw new HttpError(415, 'not_zip', 'Send a zip with Content-Type: application/zip.');
    const zip = await readBody(ctx);
    ctx.vary('Accept-Language');
    const language = acceptedLanguage(ctx);
    if (ctx.accepts('json', LINES) === LINES)
      answerInLines(ctx, linesOf(await emoteTransfer.import(archive, zip, personOf(user)), language));
    else {
      const files = await emoteTransfer.importAll(archive, zip, personOf(user));
      ctx.body = { data: files.map((file) => presentImportedFile(file, language)), nextCursor: null };
    }
  });

  router.get('/staff/emotes/export.zip', requirePolicy(canReviewEmotes), (ctx) => {
    ctx.attachment('glim-emotes.zip');
    ctx.type = 'application/zip';
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = archive.write(emoteTransfer.export());
  });
  return router;
}

/** How many there are, then what became of each. */
async function* linesOf({ count, files }: EmoteImport, language: Language): AsyncGenerator<object> {
  yield { count };
  for await (const file of files) yield presentImportedFile(file, language);
}

/** @throws HttpError 413 as soon as it is too large, whatever it said of its size */
async function readBody(ctx: HttpContext): Promise<Buffer> {
  const tooLarge = () => new HttpError(413, 'too_large', 'The zip is larger than 32 MiB.');
  if ((ctx.request.length ?? 0) > MAX_ARCHIVE_BYTES) throw tooLarge();
  async function* limited(): AsyncGenerator<Buffer> {
    let bytes = 0;
    for await (const chunk of ctx.req) {
      bytes += chunk.length;
      if (bytes > MAX_ARCHIVE_BYTES) throw tooLarge();
      yield chunk;
    }
  }
  return buffer(limited());
}
