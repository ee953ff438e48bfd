import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { chartSize } from '#platform/charts/chart-size.ts';
import { renderChart } from '#platform/charts/render-chart.ts';
import { renderSocialCard } from '#platform/charts/render-social-card.ts';
import { renderSvg } from '#platform/charts/render-svg.ts';
import type { Config } from '#platform/config.ts';
import { zipEmoteArchive } from '#platform/emotes/zip-emote-archive.ts';
import { HELP_IMAGE_DIR } from '#platform/help/open-help-library.ts';
import { openPlatform } from '#platform/open-platform.ts';
import { CannotStart, runMain } from '#platform/run-main.ts';
import { stripeWebhooks } from '#platform/stripe/stripe-webhooks.ts';
import { mailParser } from '#platform/support-mail/parse-mail.ts';
import { openMedia } from '../media/index.ts';
import { createApp } from './app.ts';
import { clientAddress } from './client-address.ts';
import { createDiscordOAuth, type DiscordOAuth } from './discord-oauth.ts';
import { Heartbeats } from './heartbeats.ts';
import { listen } from './listen.ts';
import { Live } from './live.ts';
import { LiveEvents } from './live-events.ts';
import { openRtmp } from './open-rtmp.ts';
import { PageViewCounter } from './page-view-counter.ts';
import { RtmpDoor } from './rtmp-door.ts';
import { StreamHealthWatch } from './stream-health-watch.ts';
import { Thumbnails } from './thumbnails.ts';
import { TicketEvents } from './ticket-events.ts';
import { buildWeb } from './web/build.ts';
import { createRenderer } from './web/render.ts';

await runMain(async (config) => {
  const { bus, database, domain, lifecycle, log } = await openPlatform(config, 'server');
  const { unitOfWork } = database;
  const { streams, viewerMoments } = domain;

  const media = await openMedia({
    listenIp: config.MEDIA_LISTEN_IP,
    announcedAddress: config.MEDIA_ANNOUNCED_ADDRESS,
    port: config.MEDIA_PORT,
    workers: config.MEDIA_WORKERS,
    workerBin: config.MEDIASOUP_WORKER_BIN,
    maxEncodings: config.RTMP_ENCODINGS,
    log,
  });
  const live = new Live({ media, streams, unitOfWork, log });
  lifecycle.onClose('live', () => live.close());
  const door = new RtmpDoor({ channels: domain.channels, live, unitOfWork, log });
  const rtmp = await openRtmp({ host: config.MEDIA_LISTEN_IP, port: config.RTMP_PORT, door, log });
  lifecycle.onClose('rtmp', () => rtmp.close());

  const heartbeats = new Heartbeats({ live, streams, viewerMoments, bus, unitOfWork, log });
  lifecycle.onClose('heartbeats', () => heartbeats.close());
  const thumbnailDir = resolve(config.DATA_DIR, 'thumbnails');
  const thumbnails = new Thumbnails({ dir: thumbnailDir, live, streams, unitOfWork, log });
  lifecycle.onClose('thumbnails', () => thumbnails.close());

  const healthWatch = new StreamHealthWatch({ ...domain, live, unitOfWork, log });
  lifecycle.onClose('stream health', () => healthWatch.close());

  const pageViews = new PageViewCounter({ ...domain, unitOfWork, log });
  lifecycle.onClose('page views', () => pageViews.close());

  const web = await buildWeb({ log });
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  countOnAir(registry, live);

  const ticketEvents = new TicketEvents({ bus });
  const app = createApp({
    domain,
    live,
    rtmp: { state: rtmp.state, reason: rtmp.reason, url: rtmp.state === 'on' ? config.RTMP_URL : null },
    discord: discordOAuth(config),
    stripe: config.STRIPE_WEBHOOK_SECRET ? stripeWebhooks(config.STRIPE_WEBHOOK_SECRET) : null,
    mailWebhook: { parser: mailParser, password: config.MAIL_WEBHOOK_PASSWORD ?? null },
    renderer: await createRenderer(web.dir, {
      publicUrl: config.PUBLIC_URL,
      offersMail: domain.glimcapReaders.isOpen,
    }),
    assetDir: join(web.dir, 'client'),
    thumbnailDir,
    attachmentDir: resolve(config.DATA_DIR, 'attachments'),
    helpImageDir: HELP_IMAGE_DIR,
    checks: {
      database: async () => void (await database.pool.query('select 1')),
      media: async () => {
        if (media.workerPids.length === 0) throw new Error('no media worker is up');
      },
    },
    pageViews,
    ticketEvents,
    registry,
    metricsToken: config.METRICS_TOKEN,
    unitOfWork,
    sessionSecret: config.SESSION_SECRET,
    publicUrl: config.PUBLIC_URL,
    charts: { svg: renderSvg, png: renderChart, size: chartSize },
    drawSocialCard: renderSocialCard,
    emoteArchive: zipEmoteArchive,
    imageHosts: [new URL(config.DISCORD_CDN_BASE).origin],
    trustedProxies: config.TRUSTED_PROXIES,
    log,
  });

  const http = createServer(app.callback());
  const events = new LiveEvents({
    http,
    bus,
    publicUrl: config.PUBLIC_URL,
    log,
    addressOf: (request) => clientAddress(request, config.TRUSTED_PROXIES),
  });
  try {
    await listen(http, { port: config.PORT, host: config.HOST });
  } catch (error) {
    throw new CannotStart(error instanceof Error ? error.message : String(error));
  }
  lifecycle.onClose('http', () => {
    events.close();
    ticketEvents.close();
    http.closeIdleConnections();
    return new Promise((done) => http.close(done));
  });
  log.info({ url: config.PUBLIC_URL }, 'listening');
  lifecycle.ready();
});

function discordOAuth(config: Config): DiscordOAuth | null {
  const { DISCORD_CLIENT_ID: clientId, DISCORD_CLIENT_SECRET: clientSecret } = config;
  if (!clientId || !clientSecret) return null;
  return createDiscordOAuth({
    apiBase: config.DISCORD_API_BASE,
    cdnBase: config.DISCORD_CDN_BASE,
    clientId,
    clientSecret,
  });
}

function countOnAir(registry: Registry, live: Live): void {
  new Gauge({
    name: 'glim_streams_live',
    help: 'Streams on air through this server',
    registers: [registry],
    collect() {
      this.set(live.listOnAir().length);
    },
  });
  new Gauge({
    name: 'glim_viewers',
    help: 'Viewers connected to this server',
    registers: [registry],
    collect() {
      this.set(live.listOnAir().reduce((sum, { live: { broadcast } }) => sum + broadcast.viewers, 0));
    },
  });
}
