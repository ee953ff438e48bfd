/**
 * Whatever a service answers, a reading is the right number or an error that names the service and the path.
 * The bodies are what the services' own documentation shows. SOURCE_MUTATIONS sets how many of each are tried.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { SourceError } from '#domain/metrics/source-error.ts';
import { METRIC_SOURCES, type SourceName } from '#domain/metrics/source-list.ts';
import { createJsonReader } from '#platform/json-reader.ts';
import { sandboxSettings } from '../../tests/support/sources.ts';
import { suite } from '../../tests/support/suite.ts';
import { SOURCE_READERS } from './source-readers.ts';

const RUNS = Number(process.env.SOURCE_MUTATIONS ?? 60);

interface Context {
  server: Server;
  url: string;
  /** What the last path segments are answered with, as text. */
  answers: Record<string, string>;
}

// biome-ignore lint/suspicious/noExplicitAny: bodies of every shape, which the oracles look into
type Body = any;

/** A service's recorded answer, where it is asked for, and the figures that a person would read off it. */
interface Recording {
  /** The end of the path that gives the body. */
  at: string;
  body: Body;
  figures(body: Body): Record<string, unknown>;
  /** What else is asked on the way. */
  others?: Record<string, Body>;
}

const X_USER = {
  data: {
    id: '2244994945',
    name: 'X Developers',
    username: 'XDevelopers',
    public_metrics: { followers_count: 583423, following_count: 2048, tweet_count: 14052, listed_count: 1672 },
  },
};
const X_POSTS = {
  data: [
    {
      id: '1524796546306478083',
      text: 'Today marks the launch of Devs in the Details',
      edit_history_tweet_ids: ['1524796546306478083'],
      public_metrics: {
        retweet_count: 7,
        reply_count: 3,
        like_count: 38,
        quote_count: 2,
        bookmark_count: 1,
        impression_count: 3121,
      },
    },
  ],
  meta: { result_count: 1, newest_id: '1524796546306478083', oldest_id: '1524796546306478083' },
};

const RECORDED: Record<SourceName, Recording[]> = {
  discord: [
    {
      at: '/guilds/300000000000000001',
      body: { id: '300000000000000001', name: 'Glim', approximate_member_count: 5936, approximate_presence_count: 701 },
      figures: (body) => ({ discord: body.approximate_member_count }),
    },
  ],
  x: [
    {
      at: '/glim',
      body: X_USER,
      others: { '/tweets': X_POSTS },
      figures: (body) => ({
        twitter: body.data.public_metrics.followers_count,
        twitter_impressions: 3121,
        twitter_engagements: 50,
      }),
    },
    {
      at: '/tweets',
      body: X_POSTS,
      others: { '/glim': X_USER },
      figures({ data = [] }) {
        const sum = (key: string) => data.reduce((total: number, post: Body) => total + post.public_metrics[key], 0);
        return {
          twitter: 583423,
          twitter_impressions: sum('impression_count'),
          twitter_engagements: sum('like_count') + sum('reply_count') + sum('retweet_count') + sum('quote_count'),
        };
      },
    },
  ],
  reddit: [
    {
      at: '/about',
      body: { kind: 't5', data: { display_name: 'glim', id: '3h47q', subscribers: 584, over18: false } },
      others: { '/access_token': { access_token: 'abc', token_type: 'bearer', expires_in: 86400, scope: '*' } },
      figures: (body) => ({ reddit: body.data.subscribers }),
    },
    {
      at: '/access_token',
      body: { access_token: 'abc', token_type: 'bearer', expires_in: 86400, scope: '*' },
      others: { '/about': { kind: 't5', data: { subscribers: 584 } } },
      figures: () => ({ reddit: 584 }),
    },
  ],
  instagram: [
    {
      at: '/17841400000000001',
      body: { followers_count: 1190, id: '17841400000000001' },
      figures: (body) => ({ instagram: body.followers_count }),
    },
  ],
  facebook: [
    {
      at: '/100000000000001',
      body: { followers_count: 609, id: '100000000000001' },
      figures: (body) => ({ facebook: body.followers_count }),
    },
  ],
  youtube: [
    {
      at: '/channels',
      body: {
        kind: 'youtube#channelListResponse',
        pageInfo: { totalResults: 1, resultsPerPage: 5 },
        items: [
          {
            id: 'UC0000000000000000000001',
            statistics: { viewCount: '9', subscriberCount: '2410', hiddenSubscriberCount: false, videoCount: '96' },
          },
        ],
      },
      figures: (body) => ({ youtube: Number(body.items[0].statistics.subscriberCount) }),
    },
  ],
  tiktok: [
    {
      at: '/user/info/',
      body: { data: { user: { follower_count: 640 } }, error: { code: 'ok', message: '', log_id: '2026' } },
      figures: (body) => ({ tiktok: body.data.user.follower_count }),
    },
  ],
  bluesky: [
    {
      at: '/app.bsky.actor.getProfile',
      body: { did: 'did:plc:z72i7hdynmk6r22z27h6tvur', handle: 'bsky.app', followersCount: 820, postsCount: 907 },
      figures: (body) => ({ bluesky: body.followersCount }),
    },
  ],
  mastodon: [
    {
      at: '/lookup',
      body: { id: '1', username: 'glim', acct: 'glim', followers_count: 410, following_count: 37 },
      figures: (body) => ({ mastodon: body.followers_count }),
    },
  ],
  github: [
    {
      at: '/glim',
      body: { id: 1, full_name: 'glim/glim', owner: { login: 'glim' }, stargazers_count: 1120, watchers_count: 1120 },
      figures: (body) => ({ github_stars: body.stargazers_count }),
    },
  ],
};

const test = suite<Context>('hostile bodies');

test.before(async (context) => {
  context.server = createServer(({ url }, response) => {
    const path = url?.split('?')[0] ?? '';
    const end = Object.keys(context.answers).find((each) => path.endsWith(each));
    response.writeHead(end ? 200 : 404).end(end ? context.answers[end] : '');
  });
  await new Promise<void>((listening) => context.server.listen(0, '127.0.0.1', listening));
  context.url = `http://127.0.0.1:${(context.server.address() as AddressInfo).port}`;
});
test.after(async ({ server }) => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

test('each source that is listed has a reader and a recording', () => {
  const listed = METRIC_SOURCES.map(({ name }) => name).sort();
  assert.equal(SOURCE_READERS.map(({ name }) => name).sort(), listed);
  assert.equal(Object.keys(RECORDED).sort(), listed);
});

for (const [name, recordings] of Object.entries(RECORDED)) {
  for (const recording of recordings) {
    test(`${name} reads what ${recording.at} was recorded with`, async (context) => {
      assert.equal(
        await read(context, name, recording, JSON.stringify(recording.body)),
        recording.figures(recording.body),
      );
    });

    test(`${name} reads the right figures or says what is wrong with ${recording.at}`, async (context) => {
      await fc.assert(
        fc.asyncProperty(mutationOf(recording.body), async (text) => {
          const outcome = await read(context, name, recording, text).catch((error: unknown) => error);
          if (outcome instanceof Error) return checkError(outcome, name);
          const figures = Object.values(outcome as object);
          assert.ok(
            figures.every((value) => Number.isSafeInteger(value) && value >= 0),
            text,
          );
          assert.equal(outcome, recording.figures(JSON.parse(text)), text);
        }),
        { numRuns: RUNS },
      );
    });
  }
}

function checkError(error: Error, name: string): void {
  const label = METRIC_SOURCES.find((source) => source.name === name)?.label ?? '';
  assert.instance(error, SourceError);
  assert.match(error.message, label);
  assert.not.match(error.message, 'a-token-of-the-sandbox');
}

async function read(context: Context, name: string, { at, others = {} }: Recording, text: string) {
  const rest = Object.entries(others).map(([end, body]) => [end, JSON.stringify(body)]);
  context.answers = { ...Object.fromEntries(rest), [at]: text };
  const reader = SOURCE_READERS.find((source) => source.name === name);
  const readings = await reader?.read({
    http: createJsonReader({ userAgent: 'test' }),
    settings: sandboxSettings(context.url),
    tokens: { access: async () => 'act' },
    now: new Date('2026-03-08T23:55:00Z'),
    weekStartsAt: new Date('2026-03-02T05:00:00Z'),
  });
  return Object.fromEntries((readings ?? []).map(({ key, value }) => [key, value]));
}

/** One place of the body with another value or none, the text cut or no JSON at all. */
function mutationOf(body: Body): fc.Arbitrary<string> {
  const whole = JSON.stringify(body);
  const places = listPlaces(body);
  const value = fc.oneof(
    fc.constantFrom(
      'null',
      'true',
      '-1',
      '-0',
      '0',
      '1',
      '1.5',
      '1e3',
      '1e400',
      '9007199254740993',
      '[]',
      '{}',
      '""',
      '"12"',
      '"-5"',
      '"NaN"',
    ),
    fc.jsonValue().map((each) => JSON.stringify(each)),
    fc.nat().map(String),
  );
  const replaced = fc.tuple(fc.constantFrom(...places), value).map(([place, raw]) => withRaw(body, place, raw));
  const removed = fc.constantFrom(...places).map((place) => withRaw(body, place, null));
  const cut = fc.nat({ max: whole.length - 1 }).map((length) => whole.slice(0, length));
  return fc.oneof({ weight: 6, arbitrary: replaced }, { weight: 2, arbitrary: removed }, cut, fc.string());
}

type Place = (string | number)[];

function listPlaces(body: Body, at: Place = []): Place[] {
  if (!body || typeof body !== 'object') return [at];
  const keys = Array.isArray(body) ? body.keys() : Object.keys(body);
  return [at, ...[...keys].flatMap((key) => listPlaces(body[key], [...at, key]))];
}

/** `raw` goes into the text as it is, so that it may hold numbers which JavaScript would not write. */
function withRaw(body: Body, place: Place, raw: string | null): string {
  if (place.length === 0) return raw ?? 'null';
  const copy = structuredClone(body);
  const parent = place.slice(0, -1).reduce((node, key) => node[key], copy);
  const key = place.at(-1) ?? '';
  if (raw === null) {
    delete parent[key];
    return JSON.stringify(copy);
  }
  parent[key] = '@here@';
  return JSON.stringify(copy).replace('"@here@"', () => raw);
}

test.run();
