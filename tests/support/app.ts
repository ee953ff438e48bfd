import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import type { User } from '#domain/accounts/user.entity.ts';
import { chartSize } from '#platform/charts/chart-size.ts';
import { renderChart } from '#platform/charts/render-chart.ts';
import { renderSocialCard } from '#platform/charts/render-social-card.ts';
import { renderSvg } from '#platform/charts/render-svg.ts';
import { zipEmoteArchive } from '#platform/emotes/zip-emote-archive.ts';
import { HELP_IMAGE_DIR } from '#platform/help/open-help-library.ts';
import { mailParser } from '#platform/support-mail/parse-mail.ts';
import { type Media, openMedia } from '../../media/index.ts';
import { createApp } from '../../server/app.ts';
import type { DiscordOAuth } from '../../server/discord-oauth.ts';
import { Live } from '../../server/live.ts';
import { PageViewCounter } from '../../server/page-view-counter.ts';
import { TicketEvents } from '../../server/ticket-events.ts';
import { buildWeb } from '../../server/web/build.ts';
import { createRenderer } from '../../server/web/render.ts';
import type { WebhookVerifier } from '../../server/webhook-verifier.ts';
import { silentLog } from './database.ts';
import { openTestDomain, type TestDomain, type TestDomainOptions } from './domain.ts';
import { createUser } from './factories.ts';

/** A browser that is signed in: what it sends with each request. */
export interface SignedIn {
  user: User;
  headers: { Cookie: string; 'X-CSRF-Token': string };
}

/** The real server app on a free port, with real media and a database of its own. */
export interface TestApp extends TestDomain {
  url: string;
  media: Media;
  live: Live;
  http: Server;
  pageViews: PageViewCounter;
  /** Where copies of attachments to ticket messages are looked for. */
  attachmentDir: string;
  signIn(user?: User): Promise<SignedIn>;
  /** Makes a request. `Body` is what the caller expects of the JSON; the test's assertions are what checks it. */
  call<Body = Record<string, string>>(method: string, path: string, options?: CallOptions): Promise<Answer<Body>>;
  close(): Promise<void>;
}

export interface Answer<Body> {
  status: number;
  headers: Headers;
  text: string;
  body: Body;
}

interface CallOptions {
  headers?: Record<string, string>;
  json?: unknown;
  text?: string;
}

export const MAIL_PASSWORD = 'a password for the mails';
export const METRICS_TOKEN = 'a token for the figures';

interface TestAppOptions extends TestDomainOptions {
  discord?: DiscordOAuth | null;
  stripe?: WebhookVerifier | null;
  trustedProxies?: number;
  /** The pictures of the guides. */
  helpImageDir?: string;
  /** One that is open already, and stays so: what the bot of the same test works with. */
  domain?: TestDomain;
  /** From where else than here pictures may come. */
  imageHosts?: string[];
}

/** Opens everything; `close` leaves nothing behind. */
export async function openTestApp({
  discord = null,
  stripe = null,
  canMail = false,
  trustedProxies = 0,
  helpImageDir = HELP_IMAGE_DIR,
  domain: given,
  imageHosts = [],
  ...options
}: TestAppOptions = {}): Promise<TestApp> {
  const domain = given ?? (await openTestDomain({ canMail, ...options }));
  const { unitOfWork } = domain.database;
  const media = await openMedia({ listenIp: '127.0.0.1', port: 0, workers: 1, log: silentLog });
  const live = new Live({ media, streams: domain.streams, unitOfWork, log: silentLog });
  const pageViews = new PageViewCounter({ ...domain, unitOfWork, log: silentLog });
  const ticketEvents = new TicketEvents({ bus: domain.bus });
  const web = await buildWeb({ log: silentLog });
  const dataDir = mkdtempSync(join(tmpdir(), 'glim-app-'));

  const http = createServer();
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const app = createApp({
    domain,
    live,
    rtmp: { state: 'on', reason: null, url: 'rtmp://127.0.0.1/live' },
    discord,
    stripe,
    mailWebhook: { parser: mailParser, password: MAIL_PASSWORD },
    renderer: await createRenderer(web.dir, { publicUrl: url, offersMail: canMail }),
    assetDir: join(web.dir, 'client'),
    thumbnailDir: join(dataDir, 'thumbnails'),
    attachmentDir: join(dataDir, 'attachments'),
    helpImageDir,
    checks: { database: async () => void (await domain.database.pool.query('select 1')) },
    pageViews,
    ticketEvents,
    registry: new Registry(),
    metricsToken: METRICS_TOKEN,
    unitOfWork,
    sessionSecret: 'a test secret of at least thirty-two characters',
    publicUrl: url,
    charts: { svg: renderSvg, png: renderChart, size: chartSize },
    drawSocialCard: renderSocialCard,
    emoteArchive: zipEmoteArchive,
    imageHosts,
    trustedProxies,
    log: silentLog,
  });
  http.on('request', app.callback());

  async function call<Body = Record<string, string>>(
    method: string,
    path: string,
    { headers = {}, json, text }: CallOptions = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: { ...(json === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(json === undefined && text === undefined ? {} : { body: text ?? JSON.stringify(json) }),
    });
    const answer = await response.text();
    const body: Body = JSON.parse(answer.startsWith('{') ? answer : '{}');
    return { status: response.status, headers: response.headers, text: answer, body };
  }

  return {
    ...domain,
    url,
    media,
    live,
    http,
    pageViews,
    attachmentDir: join(dataDir, 'attachments'),
    call,
    async signIn(given) {
      const { user, token } = await unitOfWork(async () => {
        const someone = given ?? (await createUser(domain));
        return { user: someone, token: await domain.accounts.openSession(someone, 'test') };
      });
      const Cookie = `glim_session=${token}`;
      const { body } = await call('GET', '/api/v1/me', { headers: { Cookie } });
      return { user, headers: { Cookie, 'X-CSRF-Token': body.csrfToken ?? '' } };
    },
    async close() {
      await live.close();
      ticketEvents.close();
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
      await pageViews.close();
      if (!given) await domain.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
