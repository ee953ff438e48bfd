import Router from '@koa/router';
import { pathParam } from '../rest/path-param.ts';
import type { Attachment } from '../state/message.ts';
import type { World } from '../world.ts';
import { avatarPng } from './avatar-png.ts';

/** What strangers upload is a download: nothing in it runs here. */
const HEADERS = {
  'Cache-Control': 'private, max-age=3600',
  'Content-Security-Policy': 'sandbox',
  'X-Content-Type-Options': 'nosniff',
};

/** `/cdn`: attachments under signed addresses, and default avatars. */
export function cdnRoutes(world: World): Router {
  const router = new Router({ prefix: '/cdn' });

  router.get('/attachments/:channelId/:attachmentId/:filename', (ctx) => {
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
  router.get('/embed/avatars/:file', (ctx) => {
    const index = Number.parseInt(pathParam(ctx, 'file'), 10);
    ctx.type = 'image/png';
    ctx.set('Cache-Control', 'public, max-age=86400');
    ctx.body = avatarPng(Number.isNaN(index) ? 0 : index);
  });
  return router;
}

function findAttachment({ state }: World, id: string): Attachment | undefined {
  for (const message of state.messages.values()) {
    const found = message.attachments.find((attachment) => attachment.id === id);
    if (found) return found;
  }
  return undefined;
}
