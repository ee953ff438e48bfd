import Router from '@koa/router';
import Koa from 'koa';
import compress from 'koa-compress';
import type { Registry } from 'prom-client';
import type { Domain } from '#domain/domain.ts';
import type { EmoteArchive } from '#domain/emotes/emote-archive.ts';
import type { DrawSocialCard } from '#domain/glimcap/archive/social-card.ts';
import type { ChartRenderer } from '#domain/metrics/chart-look.ts';
import type { SeenPage } from '#domain/metrics/traffic/page-view-log.ts';
import type { MailParser } from '#domain/support/mail/parsed-mail.ts';
import type { DiscordOAuth } from './discord-oauth.ts';
import type { HttpState } from './http-context.ts';
import type { Live } from './live.ts';
import type { Log } from './log.ts';
import { assets } from './middleware/assets.ts';
import { countPageViews } from './middleware/count-page-views.ts';
import { handleErrors } from './middleware/handle-errors.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { createSessions } from './middleware/session.ts';
import { pageLanguage } from './request-language.ts';
import { accountApiRoutes, accountPages } from './routes/account.ts';
import { mountApi } from './routes/api-route.ts';
import { authRoutes } from './routes/auth.ts';
import { billingRoutes } from './routes/billing.ts';
import { channelSalesRoutes } from './routes/channel-sales.ts';
import { channelSubscriptionRoutes } from './routes/channel-subscriptions.ts';
import { channelRoutes } from './routes/channels.ts';
import { chatRoutes } from './routes/chat.ts';
import { chatTimeoutRoutes } from './routes/chat-timeouts.ts';
import { emoteImageRoutes } from './routes/emote-images.ts';
import { emotePages } from './routes/emote-pages.ts';
import { emoteRoutes } from './routes/emotes.ts';
import { glimcapRoutes } from './routes/glimcap.ts';
import { glimcapApiRoutes } from './routes/glimcap-api.ts';
import { glimcapChartRoutes } from './routes/glimcap-charts.ts';
import { glimcapFeedRoutes } from './routes/glimcap-feeds.ts';
import { glimcapFileRoutes } from './routes/glimcap-files.ts';
import { glimcapMailRoutes } from './routes/glimcap-mail.ts';
import { type Checks, healthRoutes } from './routes/health.ts';
import { helpRoutes } from './routes/help.ts';
import { helpApiRoutes } from './routes/help-api.ts';
import { helpImageRoutes } from './routes/help-images.ts';
import { languageRoutes } from './routes/language.ts';
import { mailWebhookRoutes } from './routes/mail-webhook.ts';
import { meRoutes } from './routes/me.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { openApiDocument } from './routes/openapi.ts';
import { pageRoutes } from './routes/pages.ts';
import { playbackRoutes } from './routes/playback.ts';
import { scheduleRoutes } from './routes/schedule.ts';
import { staffRoutes } from './routes/staff.ts';
import { staffEmoteApiRoutes } from './routes/staff-emotes-api.ts';
import { staffEmoteArchive } from './routes/staff-emotes-archive.ts';
import { staffFinanceApiRoutes } from './routes/staff-finance-api.ts';
import { staffFinanceCsv } from './routes/staff-finance-csv.ts';
import { staffFinancePages } from './routes/staff-finance-pages.ts';
import { staffGlimcapRoutes } from './routes/staff-glimcap.ts';
import { staffGlimcapChartRoutes } from './routes/staff-glimcap-charts.ts';
import { staffGlimcapClosingRoutes } from './routes/staff-glimcap-closing.ts';
import { staffGlimcapCorrectionRoutes } from './routes/staff-glimcap-corrections.ts';
import { staffGlimcapDraftRoutes } from './routes/staff-glimcap-drafts.ts';
import { staffGlimcapReviewRoutes } from './routes/staff-glimcap-review.ts';
import { staffHelpRoutes } from './routes/staff-help.ts';
import { staffMetricsApiRoutes } from './routes/staff-metrics-api.ts';
import { staffMetricsPages } from './routes/staff-metrics-pages.ts';
import { staffTicketAidRoutes } from './routes/staff-ticket-aids.ts';
import { createStaffTicketReader } from './routes/staff-ticket-reader.ts';
import { staffTicketPages } from './routes/staff-tickets.ts';
import { staffTicketActionRoutes } from './routes/staff-tickets-actions.ts';
import { staffTicketReadingRoutes } from './routes/staff-tickets-reading.ts';
import { statusApiRoutes, statusRoutes } from './routes/status.ts';
import { streamRoutes } from './routes/streams.ts';
import { supportRoutes } from './routes/support.ts';
import { thumbnailRoutes } from './routes/thumbnails.ts';
import { trafficApiRoutes, trafficRoutes } from './routes/traffic.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { whipRoutes } from './routes/whip.ts';
import type { RtmpState } from './rtmp-state.ts';
import type { TicketEvents } from './ticket-events.ts';
import type { Renderer } from './web/render.ts';
import { webWords } from './web/words.ts';
import type { WebhookVerifier } from './webhook-verifier.ts';

export interface AppParts {
  domain: Domain;
  live: Live;
  /** How RTMP is here, and where encoders send to; null where they cannot. */
  rtmp: RtmpState & { url: string | null };
  discord: DiscordOAuth | null;
  /** Null where nothing is sold, or where the signing secret is not known. */
  stripe: WebhookVerifier | null;
  /** How mails to the support address are handed over; the password is null where they come another way, or not at all. */
  mailWebhook: { parser: MailParser; password: string | null };
  renderer: Renderer;
  /** The web app's files for browsers. */
  assetDir: string;
  thumbnailDir: string;
  /** Copies of what was attached to messages of tickets. */
  attachmentDir: string;
  /** The pictures of the help articles. */
  helpImageDir: string;
  checks: Checks;
  pageViews: { add(view: SeenPage): void };
  /** Tells the pages of staff which tickets change. */
  ticketEvents: TicketEvents;
  registry: Registry;
  metricsToken: string | undefined;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
  sessionSecret: string;
  publicUrl: string;
  imageHosts: string[];
  charts: ChartRenderer;
  /** Many emotes in one file. */
  emoteArchive: EmoteArchive;
  drawSocialCard: DrawSocialCard;
  /** How many proxies of ours stand in front: so many of X-Forwarded-For's last addresses are believed. */
  trustedProxies: number;
  log: Log;
}

/** The HTTP side of Glim: from the outside in, who asks, and then the routes. */
export function createApp(parts: AppParts): Koa<HttpState> {
  const { domain, live, publicUrl, renderer, log } = parts;
  const app = new Koa<HttpState>({ proxy: parts.trustedProxies > 0, maxIpsCount: parts.trustedProxies });
  app.on('error', (error: Error) => log.warn({ err: error }, 'response not sent'));

  const sessions = createSessions({
    accounts: domain.accounts,
    secret: parts.sessionSecret,
    isSecure: publicUrl.startsWith('https:'),
  });

  app.use(securityHeaders({ publicUrl, imageHosts: parts.imageHosts }));
  app.use(compress({ br: false }));
  app.use(
    handleErrors({
      log,
      async errorPage({ status, detail, reference }, ctx) {
        const page = renderer.page({
          url: ctx.url,
          language: pageLanguage(ctx),
          data: { error: { status, detail, ...(reference ? { reference } : {}) } },
        });
        return page.html;
      },
    }),
  );
  app.use(healthRoutes(parts.checks).routes());
  app.use(metricsRoutes({ registry: parts.registry, token: parts.metricsToken }).routes());
  app.use(assets(parts.assetDir));
  app.use(thumbnailRoutes({ dir: parts.thumbnailDir }).routes());
  app.use(helpImageRoutes({ dir: parts.helpImageDir }).routes());
  app.use(countPageViews(parts));
  app.use((_ctx, next) => parts.unitOfWork(next));
  app.use(webhookRoutes({ ...domain, stripe: parts.stripe }).routes());
  app.use(mailWebhookRoutes({ ...domain, ...parts.mailWebhook }).routes());
  app.use(sessions.read);

  const whip = whipRoutes({ channels: domain.channels, live });
  app.use(whip.routes()).use(whip.allowedMethods());
  app.use(authRoutes({ ...domain, discord: parts.discord, sessions, publicUrl }).routes());

  const desk = { ...domain, charts: parts.charts };
  const ticketReader = createStaffTicketReader(domain);
  const routes = [
    ...streamRoutes(domain),
    ...channelRoutes({ ...domain, publicUrl, rtmpUrl: parts.rtmp.url }),
    ...scheduleRoutes(domain),
    ...chatTimeoutRoutes(domain),
    ...chatRoutes(domain),
    ...emoteRoutes(domain),
    ...staffEmoteApiRoutes(domain),
    ...meRoutes(),
    ...accountApiRoutes(domain),
    ...statusApiRoutes({ ...domain, live, canSignIn: parts.discord !== null, rtmp: parts.rtmp }),
    ...trafficApiRoutes(domain),
    ...glimcapApiRoutes(domain),
    ...staffMetricsApiRoutes(domain),
    ...staffFinanceApiRoutes(domain),
    ...helpApiRoutes(domain),
    ...billingRoutes({ ...domain, publicUrl }),
    ...channelSubscriptionRoutes({ ...domain, publicUrl }),
    ...channelSalesRoutes({ ...domain, publicUrl }),
    ...staffGlimcapDraftRoutes(desk),
    ...staffGlimcapReviewRoutes(desk),
    ...staffGlimcapClosingRoutes(desk),
    ...staffGlimcapCorrectionRoutes(desk),
    ...staffTicketReadingRoutes({ ...domain, reader: ticketReader }),
    ...staffTicketAidRoutes({ ...domain, reader: ticketReader }),
    ...staffTicketActionRoutes({ ...domain, reader: ticketReader }),
    ...playbackRoutes({ channels: domain.channels, live }),
  ];
  const api = new Router<HttpState>();
  mountApi(api, routes, sessions);
  const document = openApiDocument(routes, publicUrl);
  api.get('/api/v1/openapi.json', (ctx) => {
    ctx.body = document;
  });
  app.use(api.routes()).use(api.allowedMethods());

  app.use(supportRoutes({ ...domain, renderer, attachmentDir: parts.attachmentDir }).routes());
  app.use(helpRoutes({ ...domain, ...parts }).routes());
  app.use(staffHelpRoutes({ ...domain, renderer }).routes());
  const words = webWords();
  app.use(glimcapFeedRoutes({ ...domain, publicUrl, words }).routes());
  app.use(glimcapMailRoutes({ ...domain, renderer, publicUrl }).routes());
  app.use(glimcapChartRoutes({ ...domain, charts: parts.charts }).routes());
  app.use(glimcapFileRoutes({ ...domain, drawSocialCard: parts.drawSocialCard, words }).routes());
  app.use(glimcapRoutes({ ...domain, renderer, charts: parts.charts }).routes());
  app.use(emoteImageRoutes(domain).routes());
  app.use(staffEmoteArchive({ ...domain, sessions, archive: parts.emoteArchive }).routes());
  app.use(emotePages({ ...domain, renderer }).routes());
  app.use(trafficRoutes({ ...domain, renderer }).routes());
  app.use(staffRoutes({ renderer }).routes());
  const ticketPages = { reader: ticketReader, events: parts.ticketEvents, renderer, charts: parts.charts };
  app.use(staffTicketPages({ ...domain, ...ticketPages }).routes());
  app.use(staffGlimcapChartRoutes(desk).routes());
  app.use(staffGlimcapRoutes({ ...desk, renderer }).routes());
  app.use(staffMetricsPages({ ...domain, renderer, charts: parts.charts }).routes());
  app.use(staffFinanceCsv(domain).routes());
  app.use(staffFinancePages({ ...domain, renderer, charts: parts.charts }).routes());
  const status = { ...domain, live, canSignIn: parts.discord !== null, rtmp: parts.rtmp };
  app.use(statusRoutes({ ...status, renderer }).routes());
  app.use(accountPages({ ...domain, renderer, sessions, publicUrl, canSignIn: parts.discord !== null }).routes());
  app.use(languageRoutes({ ...domain, publicUrl }).routes());
  app.use(pageRoutes({ ...domain, renderer, publicUrl, rtmpUrl: parts.rtmp.url }).routes());
  return app;
}
