import Router from '@koa/router';
import { tagOf } from '#domain/channels/tags.ts';
import { canModerateChat } from '#domain/chat/policies.ts';
import type { Domain } from '#domain/domain.ts';
import type { HttpContext, HttpState } from '../http-context.ts';
import { presentChannel, presentOwnChannel } from '../presenters/channel.ts';
import { presentChannelSales, presentChannelSubscriptions } from '../presenters/channel-subscription.ts';
import { presentOwnSubscription } from '../presenters/platform-subscription.ts';
import { presentSchedule } from '../presenters/schedule.ts';
import { presentStreamCard } from '../presenters/stream.ts';
import { presentStreamHealth } from '../presenters/stream-health.ts';
import { presentMe } from '../presenters/user.ts';
import { pageLanguage } from '../request-language.ts';
import type { PageData } from '../web/page-data.ts';
import type { Renderer } from '../web/render.ts';
import { channelOfferOf } from './channel-subscriptions.ts';
import { SHOWN_STREAMS } from './channels.ts';
import { liveFilterSchema } from './live-filter.ts';
import { param } from './param.ts';
import { ownScheduleOf, PLANNED } from './schedule.ts';

const SHOWN_LIVE = 48;
const SHOWN_LINES = 50;

type Shown =
  | 'billing'
  | 'channels'
  | 'channelSales'
  | 'channelSubscriptions'
  | 'chat'
  | 'schedules'
  | 'streams'
  | 'streamHealth';

interface Parts extends Pick<Domain, Shown> {
  renderer: Renderer;
  publicUrl: string;
  rtmpUrl: string | null;
}

/** The pages of the web app, drawn on the server with what they show. `/:slug` comes last, since it takes any path. */
export function pageRoutes({
  billing,
  channels,
  channelSales,
  channelSubscriptions,
  chat,
  schedules,
  streams,
  streamHealth,
  renderer,
  ...urls
}: Parts): Router<HttpState> {
  const router = new Router<HttpState>();

  router.get('/', async (ctx) => {
    // An address that makes no sense shows everybody.
    const { category, tag } = liveFilterSchema.safeParse(ctx.query).data ?? {};
    const live = await streams.listLive({ limit: SHOWN_LIVE, category, tag });
    const filter = { ...(category && { category }), ...(tag && { tag: tagOf(tag) }) };
    showPage(ctx, renderer, { streams: live.map(presentStreamCard), filter });
  });

  router.get('/dashboard', async (ctx) => {
    const { session } = ctx.state;
    if (!session) {
      ctx.redirect('/auth/discord?returnTo=/dashboard');
      return;
    }
    const channel = await channels.findByOwner(session.user);
    const ownChannel = channel && presentOwnChannel(channel, await streams.findLive(channel), urls);
    const schedule = channel && (await ownScheduleOf(channel, schedules));
    const health = channel ? await streamHealth.listRecent(channel, SHOWN_STREAMS) : [];
    showPage(ctx, renderer, {
      ...{ ownChannel, streamHealth: health.map(presentStreamHealth) },
      ...(schedule && { schedule }),
      ...(channel && { channelSales: presentChannelSales(await channelSales.describeStored(channel)) }),
    });
  });

  router.get('/settings/subscription', async (ctx) => {
    const { session } = ctx.state;
    if (!session) {
      ctx.redirect('/auth/discord?returnTo=/settings/subscription');
      return;
    }
    const ownSubscription = presentOwnSubscription(await billing.findSubscription(session.user), billing.isOpen);
    const subscribed = await channelSubscriptions.listLive(session.user);
    showPage(ctx, renderer, { ownSubscription, channelSubscriptions: presentChannelSubscriptions(subscribed) });
  });

  router.get('/:slug', async (ctx) => {
    const channel = await channels.get(param(ctx, 'slug'));
    const user = ctx.state.session?.user;
    const planned = presentSchedule(await schedules.listPlanned(channel, PLANNED), PLANNED.limit).data;
    showPage(ctx, renderer, {
      planned,
      channel: presentChannel(channel, await streams.findLive(channel)),
      offer: await channelOfferOf(user, channel, { channelSales, channelSubscriptions }),
      chat: {
        lines: await chat.list(channel, { limit: SHOWN_LINES }),
        canModerate: user !== undefined && canModerateChat(user, channel),
      },
    });
  });

  return router;
}

/** Draws a page for whoever asks. It holds their name and CSRF token, so it is not kept by caches. */
export function showPage(ctx: HttpContext, renderer: Renderer, data: PageData, url = ctx.url): void {
  const { session } = ctx.state;
  const page = renderer.page({
    url,
    language: pageLanguage(ctx),
    data,
    me: session && presentMe(session.user),
    csrfToken: session?.csrfToken ?? '',
  });
  ctx.set('Cache-Control', 'private, no-cache');
  ctx.status = page.status;
  ctx.type = 'html';
  ctx.body = page.html;
}
