import Router from '@koa/router';
import { pathParam } from '../rest/path-param.ts';
import type { Emoji } from '../state/emoji.ts';
import type { Attachment } from '../state/message.ts';
import type { World } from '../world.ts';
import { avatarPng } from './avatar-png.ts';
import { findStickerFile } from './sticker-files.ts';

/** What strangers upload is a download: nothing in it runs here. */
const HEADERS = {
  'Cache-Control': 'private, max-age=3600',
  'Content-Security-Policy': 'sandbox',
  'X-Content-Type-Options': 'nosniff',
};

/** `/cdn`: attachments under signed addresses, emoji and stickers as they were uploaded, and default avatars. `/media`: GIF stickers. */
export function cdnRoutes(world: World): Router {
  const router = new Router();

  router.get('/cdn/attachments/:channelId/:attachmentId/:filename', (ctx) => {
    const attachment = findAttachment(world, pathParam(ctx, 'attachmentId'));
    const isNamed =
      attachment?.channelId === pathParam(ctx, 'channelId') && attachment.filename === pathParam(ctx, 'filename');
    if (!attachment || !isNamed || !world.files.isValid(attachment.id, ctx.URL.searchParams, world.clock.now())) {
      ctx.status = 404;
      ctx.body = 'This content is no longer available.';
      return;
    }
    ctx.set(HEADERS);
    ctx.attachment(attachment.filename);
    ctx.type = attachment.contentType;
    ctx.length = attachment.sizeBytes;
    ctx.body = world.files.open(attachment.id);
  });
  router.get('/cdn/emojis/:file', (ctx) => {
    const emoji = findEmoji(world, pathParam(ctx, 'file').split('.')[0] ?? '');
    if (!emoji) {
      ctx.status = 404;
      return;
    }
    ctx.set({ ...HEADERS, 'Cache-Control': 'public, max-age=31536000' });
    ctx.type = emoji.mediaType;
    ctx.body = world.files.open(emoji.id);
  });
  for (const base of ['cdn', 'media'] as const)
    router.get(`/${base}/stickers/:file`, (ctx) => {
      const found = findStickerFile(world, base, pathParam(ctx, 'file'));
      if (!found) {
        ctx.status = 404;
        return;
      }
      ctx.set({ ...HEADERS, 'Cache-Control': 'public, max-age=31536000' });
      ctx.type = found.type;
      ctx.body = found.body;
    });
  router.get('/cdn/embed/avatars/:file', (ctx) => {
    const index = Number.parseInt(pathParam(ctx, 'file'), 10);
    ctx.type = 'image/png';
    ctx.set('Cache-Control', 'public, max-age=86400');
    ctx.body = avatarPng(Number.isNaN(index) ? 0 : index);
  });
  return router;
}

/** Also one that was deleted a moment ago stays in the CDN's caches; here it is gone at once. */
function findEmoji({ state }: World, id: string): Emoji | undefined {
  const found = [...state.guilds.values()].map(({ emojis }) => emojis.get(id)).find((each) => each !== undefined);
  return found ?? state.applicationEmojis.get(id);
}

function findAttachment({ state, uploads }: World, id: string): Attachment | undefined {
  const upload = uploads.get(id);
  if (upload) return upload;
  for (const message of state.messages.values()) {
    const found = message.attachments.find((attachment) => attachment.id === id);
    if (found) return found;
  }
  return undefined;
}
