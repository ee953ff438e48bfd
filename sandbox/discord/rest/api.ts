import Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import { errors } from '../errors.ts';
import { RateLimited } from '../rate-limited.ts';
import { getGuild } from '../state/guilds.ts';
import type { World } from '../world.ts';
import { applicationEmojiRoutes } from './application-emoji-routes.ts';
import { authorityOf } from './authority.ts';
import { banRoutes } from './ban-routes.ts';
import { channelRoutes } from './channel-routes.ts';
import { commandRoutes } from './command-routes.ts';
import { emojiRoutes } from './emoji-routes.ts';
import { gatewayRoutes } from './gateway-routes.ts';
import { guildRoutes } from './guild-routes.ts';
import { identityRoutes } from './identity-routes.ts';
import { interactionRoutes } from './interaction-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { pinRoutes } from './pin-routes.ts';
import { reactionRoutes } from './reaction-routes.ts';
import { type RequestBody, readBody } from './read-body.ts';
import { roleRoutes } from './role-routes.ts';
import type { Reply, Route } from './route.ts';
import { scheduledEventRoutes } from './scheduled-event-routes.ts';
import { stickerRoutes } from './sticker-routes.ts';
import { threadRoutes } from './thread-routes.ts';

const ROUTES: Route[] = [
  ...gatewayRoutes,
  ...identityRoutes,
  ...commandRoutes,
  ...guildRoutes,
  ...roleRoutes,
  ...emojiRoutes,
  ...applicationEmojiRoutes,
  ...stickerRoutes,
  ...scheduledEventRoutes,
  ...memberRoutes,
  ...banRoutes,
  ...threadRoutes,
  ...reactionRoutes,
  ...pinRoutes,
  ...messageRoutes,
  ...channelRoutes,
  ...interactionRoutes,
];

const DEFAULT_LIMIT = { calls: 50, perMs: 5000 };

/** The REST API under `/api/v10` (and `/api/v9`, `/api`). */
export function restApi(world: World): Router {
  const router = new Router();
  for (const one of ROUTES)
    router.register(`/api{/:version}${one.path}`, [one.method], (ctx) =>
      serve(world, one, ctx, (name) => String(ctx.params[name] ?? '')),
    );
  return router;
}

/** limit → authority → scope → body → handler → the answer checked against the spec. */
async function serve(
  world: World,
  one: Route,
  ctx: ParameterizedContext,
  param: (name: string) => string,
): Promise<void> {
  limit(world, one, ctx, param);
  const authority = authorityOf(world, one.authority, ctx.get('authorization'));
  checkScope(world, authority.userId, param);
  const { json, files } = await readValid(world, one, ctx, param);
  const query = new URLSearchParams(ctx.querystring);
  answer(
    world,
    one,
    ctx,
    await one.handle({ world, ...authority, param, query, reason: reasonOf(ctx), body: json, files }),
  );
}

/** Interaction endpoints do not count towards the 50 per second. https://discord.com/developers/docs/topics/rate-limits#global-rate-limit */
function limit({ limits }: World, one: Route, ctx: ParameterizedContext, param: (name: string) => string): void {
  const major = ['channelId', 'guildId', 'token'].map(param).join(' ');
  const bucket = limits.take(`${one.method} ${one.path} ${major}`, one.limit ?? DEFAULT_LIMIT, {
    countsGlobally: one.authority !== 'path',
  });
  ctx.set(bucket.headers);
  if (bucket.retryAfterSeconds > 0)
    throw new RateLimited(bucket.retryAfterSeconds, bucket.isGlobal ? 'global' : 'user');
}

/** There is one application here, and to the bot only the guilds that it is in. */
function checkScope({ state, options }: World, userId: string, param: (name: string) => string): void {
  const guildId = param('guildId');
  if (guildId !== '' && !getGuild(state, guildId).members.has(userId)) throw errors.unknownGuild();
  if (param('applicationId') && param('applicationId') !== options.applicationId) throw errors.notFound();
}

/** "This header supports url encoded utf8 characters." https://docs.discord.com/developers/resources/audit-log */
function reasonOf(ctx: ParameterizedContext): string | null {
  const given = ctx.get('x-audit-log-reason');
  try {
    return decodeURIComponent(given) || null;
  } catch {
    return given; // not encoded: as it is
  }
}

async function readValid(
  world: World,
  one: Route,
  ctx: ParameterizedContext,
  param: (name: string) => string,
): Promise<RequestBody> {
  if (!one.body) return { json: undefined, files: [] };
  const { json, files } = await readBody(ctx.req);
  ctx.state.body = json;
  const schema = typeof one.body === 'function' ? one.body(world, param, json) : one.body;
  return { json: world.spec.request(schema, json), files };
}

/** An answer of ours that the spec refuses is a bug here, and says so as loudly as it can. */
function answer({ spec, log }: World, one: Route, ctx: ParameterizedContext, reply: Reply): void {
  const faults = one.reply && reply.status !== 204 ? spec.faultsOfResponse(one.reply, reply.body) : [];
  if (faults.length > 0) {
    log.error({ route: `${one.method} ${one.path}`, faults }, 'the sandbox broke the Discord spec');
    ctx.status = 500;
    ctx.body = { message: `The sandbox broke the spec: ${faults.join('; ')}`, code: 0 };
    return;
  }
  ctx.status = reply.status;
  if (reply.body !== undefined) ctx.body = reply.body;
}
