import Router from '@koa/router';
import * as z from 'zod/mini';
import { deleteMessage } from '../actions/delete-message.ts';
import { editMessage } from '../actions/edit-message.ts';
import { postMessage } from '../actions/post-message.ts';
import { addReaction, removeReaction } from '../actions/react.ts';
import type { Interaction } from '../interactions/interaction.ts';
import { submitModal } from '../interactions/submit-modal.ts';
import { completeOption, useCommand } from '../interactions/use-command.ts';
import { useComponent } from '../interactions/use-component.ts';
import { useMessageCommand } from '../interactions/use-message-command.ts';
import { useUserCommand } from '../interactions/use-user-command.ts';
import { presentMessage } from '../present/present-message.ts';
import { pathParam } from '../rest/path-param.ts';
import type { World } from '../world.ts';
import { outcomeView } from './outcome-view.ts';
import { readJson } from './read-json.ts';
import { toUpload, uploadOptions } from './upload-options.ts';

const FILE = z.strictObject({ filename: z.string(), contentType: z.string(), base64: z.string() });
const POST = z.strictObject({
  channelId: z.string(),
  content: z._default(z.string(), ''),
  replyTo: z.optional(z.string()),
  stickers: z._default(z.array(z.string()), []),
  files: z._default(z.array(FILE), []),
});
const EDIT = z.strictObject({ channelId: z.string(), content: z.string() });
const REACTION = z.strictObject({ channelId: z.string(), emoji: z.string(), remove: z._default(z.boolean(), false) });
const SLASH = z.strictObject({
  channelId: z.string(),
  command: z.string(),
  options: z._default(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), FILE])), {}),
});
const AUTOCOMPLETE = z.extend(SLASH, {
  focused: z.string(),
  options: z._default(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])), {}),
});
const MESSAGE_COMMAND = z.strictObject({ channelId: z.string(), messageId: z.string(), command: z.string() });
const USER_COMMAND = z.strictObject({ channelId: z.string(), targetId: z.string(), command: z.string() });
const COMPONENT = z.strictObject({
  channelId: z.string(),
  messageId: z.string(),
  customId: z.string(),
  values: z._default(z.array(z.string()), []),
});
const MODAL = z.strictObject({
  /** Of the interaction that the modal answered. */
  interactionId: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});

/** `/control/as/:userId/…`: what a person does in Discord's client, under the same rules. */
export function actingRoutes(world: World): Router {
  const router = new Router({ prefix: '/control/as/:userId' });
  const settle = async (interaction: Interaction) =>
    outcomeView(world, interaction, await world.interactions.outcomeOf(interaction));

  router.post('/messages', async (ctx) => {
    const { channelId, content, replyTo, stickers, files } = await readJson(ctx.req, POST);
    const uploads = files.map(toUpload);
    const message_reference = replyTo === undefined ? null : { message_id: replyTo };
    const draft = { content, message_reference, sticker_ids: stickers };
    const message = await postMessage(world, pathParam(ctx, 'userId'), channelId, draft, uploads);
    ctx.body = presentMessage(world, message, pathParam(ctx, 'userId'));
  });
  router.patch('/messages/:messageId', async (ctx) => {
    const { channelId, content } = await readJson(ctx.req, EDIT);
    const [userId, messageId] = [pathParam(ctx, 'userId'), pathParam(ctx, 'messageId')];
    ctx.body = presentMessage(world, await editMessage(world, userId, { channelId, messageId }, { content }), userId);
  });
  router.delete('/messages/:messageId', async (ctx) => {
    deleteMessage(world, pathParam(ctx, 'userId'), String(ctx.query.channelId ?? ''), pathParam(ctx, 'messageId'));
    ctx.status = 204;
  });
  router.post('/messages/:messageId/reactions', async (ctx) => {
    const { channelId, emoji, remove } = await readJson(ctx.req, REACTION);
    const [userId, messageId] = [pathParam(ctx, 'userId'), pathParam(ctx, 'messageId')];
    const target = { channelId, messageId, emoji };
    if (remove) removeReaction(world, userId, userId, target);
    else addReaction(world, userId, target);
    ctx.status = 204;
  });
  router.post('/slash', async (ctx) => {
    const { options, ...use } = await readJson(ctx.req, SLASH);
    const uploaded = await uploadOptions(world, use.channelId, options);
    ctx.body = await settle(useCommand(world, pathParam(ctx, 'userId'), { ...use, ...uploaded }));
  });
  router.post('/message-command', async (ctx) => {
    ctx.body = await settle(
      useMessageCommand(world, pathParam(ctx, 'userId'), await readJson(ctx.req, MESSAGE_COMMAND)),
    );
  });
  router.post('/user-command', async (ctx) => {
    ctx.body = await settle(useUserCommand(world, pathParam(ctx, 'userId'), await readJson(ctx.req, USER_COMMAND)));
  });
  router.post('/autocomplete', async (ctx) => {
    ctx.body = await settle(completeOption(world, pathParam(ctx, 'userId'), await readJson(ctx.req, AUTOCOMPLETE)));
  });
  router.post('/components', async (ctx) => {
    ctx.body = await settle(useComponent(world, pathParam(ctx, 'userId'), await readJson(ctx.req, COMPONENT)));
  });
  router.post('/modals', async (ctx) => {
    const { interactionId, fields } = await readJson(ctx.req, MODAL);
    ctx.body = await settle(submitModal(world, pathParam(ctx, 'userId'), interactionId, fields));
  });
  return router;
}
