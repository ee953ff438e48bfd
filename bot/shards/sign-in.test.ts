import { type Client, Events, GatewayIntentBits } from 'discord.js';
import * as assert from 'uvu/assert';
import { startTestSandbox, type TestSandbox, TOKEN } from '../../sandbox/discord/testing/test-sandbox.ts';
import { suite } from '../../tests/support/suite.ts';
import { shardOf } from './shard-of.ts';
import { signIn } from './sign-in.ts';

const test = suite<{ discord: TestSandbox; warnings: string[] }>('sign-in');

test.before(async (context) => {
  context.discord = await startTestSandbox({ identifyEveryMs: 0 });
});
test.after(({ discord }) => discord.close());
test.beforeEach((context) => {
  context.warnings = [];
});
test.afterEach(({ discord }) => discord.control.faults.order({ kind: 'intents', allowed: 0xffff_ffff }));

function signInWith(
  { discord, warnings }: { discord: TestSandbox; warnings: string[] },
  { token = TOKEN, shard = { id: 0, count: 1 } } = {},
): Promise<Client<true>> {
  const { url } = discord.sandbox;
  const log = { debug() {}, info() {}, error() {}, warn: (_: object, event: string) => warnings.push(event) };
  return signIn({
    discord: { apiBase: `${url}/api`, cdnBase: `${url}/cdn`, mediaBase: `${url}/media`, token },
    shard,
    log,
  });
}

test('the bot asks for the privileged intents and gets them', async (context) => {
  const client = await signInWith(context);
  assert.ok(client.options.intents.has([GatewayIntentBits.MessageContent, GatewayIntentBits.GuildMembers]));
  assert.equal(context.warnings, []);
  await client.destroy();
});

test('where Discord refuses them it runs without, and says so', async (context) => {
  await context.discord.control.faults.order({ kind: 'intents', allowed: 0 });
  const client = await signInWith(context);
  assert.not(client.options.intents.has(GatewayIntentBits.MessageContent));
  assert.ok(client.options.intents.has(GatewayIntentBits.GuildMessages));
  assert.ok(context.warnings.some((event) => event.startsWith('Discord refuses the privileged intents')));
  await client.destroy();
});

test('a wrong token is refused at once', async (context) => {
  try {
    await signInWith(context, { token: 'MTEw.wrong.token' });
    assert.unreachable();
  } catch (error) {
    assert.is((error as { code: string }).code, 'TokenInvalid');
  }
});

test('a connection that Discord ends for good is told of', async (context) => {
  const client = await signInWith(context);
  const ended = new Promise<number>((resolve) => client.once(Events.ShardDisconnect, ({ code }) => resolve(code)));
  await context.discord.control.faults.order({ kind: 'closeSockets', code: 4014 });
  assert.is(await ended, 4014);
  await client.destroy();
});

test('a shard hears of its own guilds only', async (context) => {
  const { control, sandbox } = context.discord;
  const guildIds = [sandbox.guildId];
  for (let number = 1; number <= 3; number += 1) guildIds.push((await control.addGuild(`Guild ${number}`)).id);
  for (const id of [0, 1]) {
    const client = await signInWith(context, { shard: { id, count: 2 } });
    const own = guildIds.filter((guildId) => shardOf(guildId, 2) === id);
    assert.equal([...client.guilds.cache.keys()].sort(), own.sort());
    await client.destroy();
  }
});

test.run();
