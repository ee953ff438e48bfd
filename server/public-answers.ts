import type { GlimcapArchive } from '#domain/glimcap/archive/glimcap-archive.ts';
import { AnswerCache, etagOf, type KeptAnswer } from './answer-cache.ts';
import type { HttpContext } from './http-context.ts';

/** Any cache may keep it and must ask whether it still stands, so that a correction is seen at once and views are counted. */
const ASK_FIRST = 'public, no-cache';

/** What an answer is, and from when on it is as it is. */
interface About {
  type: string;
  cacheControl?: string;
}

/**
 * Answers that are the same for everyone who asks: no name, no token and no cookie is in them. All that is shown of
 * the published reports follows from the archive, so it is kept until a publication or a correction makes another
 * edition.
 */
export class PublicAnswers {
  readonly #archive: GlimcapArchive;
  readonly #cache: AnswerCache;

  /** @param size how many answers are kept */
  constructor(archive: GlimcapArchive, size: number) {
    this.#archive = archive;
    this.#cache = new AnswerCache(size);
  }

  /** @param key names the answer within an edition */
  async send(ctx: HttpContext, key: string, { type, draw }: About & { draw: () => Promise<string | Buffer> }) {
    const edition = await this.#archive.edition();
    sendKept(ctx, await this.#cache.get(`${edition} ${key}`, draw), { type });
  }
}

/** Sends an answer that is too rare to be kept. */
export function sendPublic(ctx: HttpContext, body: string | Buffer, about: About): void {
  sendKept(ctx, { body, etag: etagOf(body) }, about);
}

/** Sends an answer, or says that the reader has it. */
export function sendKept(
  ctx: HttpContext,
  { body, etag }: KeptAnswer,
  { type, cacheControl = ASK_FIRST }: About,
): void {
  ctx.set({ 'Cache-Control': cacheControl, ETag: etag });
  ctx.status = 200;
  ctx.type = type;
  if (ctx.fresh) ctx.status = 304;
  else ctx.body = body;
}
