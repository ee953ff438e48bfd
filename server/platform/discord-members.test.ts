import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { discordMembers } from './discord-members.ts';

const GUILD = '300000000000000001';

interface Context {
  server: Server;
  apiBase: string;
  /** What the next requests are answered with, in order. */
  answers: { status?: number; body?: unknown; headers?: Record<string, string> }[];
  asked: Pick<IncomingMessage, 'url' | 'headers'>[];
}

const test = suite<Context>('discord members');

test.before(async (context) => {
  context.server = createServer(({ url, headers }, response) => {
    context.asked.push({ url: url ?? '', headers });
    const { status = 200, body, headers: answerHeaders = {} } = context.answers.shift() ?? { status: 500 };
    response.writeHead(status, answerHeaders).end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
  });
  await new Promise<void>((listening) => context.server.listen(0, '127.0.0.1', listening));
  context.apiBase = `http://127.0.0.1:${(context.server.address() as AddressInfo).port}/api`;
});
test.beforeEach((context) => {
  Object.assign(context, { answers: [], asked: [] });
});
test.after(async ({ server }) => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

async function reasonOf(context: Context, ...answers: Context['answers']): Promise<string> {
  context.answers.push(...answers);
  const { apiBase } = context;
  return discordMembers({ apiBase, token: 'a-token', guildId: GUILD })
    .countMembers()
    .then(
      ({ value }) => `counted ${value}`,
      (error: Error) => error.message,
    );
}

test('the named guild is asked for its members', async (context) => {
  context.answers.push({ body: { id: GUILD, approximate_member_count: 5936 } });
  const counter = discordMembers({ apiBase: context.apiBase, token: 'a-token', guildId: GUILD });
  assert.equal(await counter.countMembers(), { value: 5936, query: `GET /guilds/${GUILD}?with_counts=true` });
  assert.is(context.asked[0]?.url, `/api/v10/guilds/${GUILD}?with_counts=true`);
  assert.is(context.asked[0]?.headers.authorization, 'Bot a-token');
});

test('without a name it is the only guild there is', async (context) => {
  const counter = discordMembers({ apiBase: context.apiBase, token: 'a-token' });
  context.answers.push({ body: [{ id: GUILD }] }, { body: { approximate_member_count: 7 } });
  assert.is((await counter.countMembers()).value, 7);

  const refused = (body: unknown) => {
    context.answers.push({ body });
    return counter.countMembers().catch((error: Error) => error.message);
  };
  assert.is(await refused([]), 'the bot is in no guild');
  assert.match(String(await refused([{ id: GUILD }, { id: '2' }])), 'DISCORD_PUBLIC_GUILD_ID must name one');
});

test('each failure says what is wrong, and never the token', async (context) => {
  assert.is(await reasonOf(context, { status: 401 }), 'Discord refuses DISCORD_TOKEN (401)');
  assert.match(await reasonOf(context, { status: 404 }), 'the bot is not in the guild');
  assert.match(await reasonOf(context, { status: 429, headers: { 'retry-after': '12' } }), 'wait for 12 s');
  assert.is(await reasonOf(context, { status: 502 }), 'Discord answered with status 502');
  assert.match(await reasonOf(context, { body: 'not JSON' }), 'something else than was asked for');
  assert.match(
    await reasonOf(context, { body: { approximate_member_count: -1 } }),
    'something else than was asked for',
  );
});

test('a Discord that is not there is said to be so', async () => {
  const counter = discordMembers({ apiBase: 'http://127.0.0.1:1/api', token: 'a-token', guildId: GUILD });
  const reason = await counter.countMembers().catch((error: Error) => error.message);
  assert.is(reason, 'Discord could not be reached');
});

test.run();
