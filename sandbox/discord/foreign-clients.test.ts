import { once } from 'node:events';
import { createRequire } from 'node:module';
import { type ClientOptions, Client as CoreClient, GatewayDispatchEvents, InteractionType } from '@discordjs/core';
import { REST } from 'discord.js';
import {
  type APIButtonComponent,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ChannelType,
  ComponentType,
  GatewayIntentBits,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import { ChannelTypes, type MessageComponent, Client as OceanicClient, type TextButton } from 'oceanic.js';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { APPLICATION_ID, startTestSandbox, type TestSandbox, TOKEN } from './testing/test-sandbox.ts';

interface Context extends TestSandbox {
  general: string;
  mia: string;
}

const test = suite<Context>('clients that are not discord.js');
type Gateway = ClientOptions['gateway'] & { connect(): Promise<void>; destroy(): Promise<void> };

/** The gateway client of @discordjs/core's own choice: discord.js has an older one. */
const { WebSocketManager } = createRequire(createRequire(import.meta.url).resolve('@discordjs/core'))(
  '@discordjs/ws',
) as { WebSocketManager: new (options: { token: string; intents: number; rest: REST }) => Gateway };

const INTENTS =
  GatewayIntentBits.Guilds |
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.GuildMessages |
  GatewayIntentBits.MessageContent;

test.before(async (context) => {
  Object.assign(context, await startTestSandbox({ identifyEveryMs: 0 }));
  context.general = await context.control.channelId('general');
  context.mia = await context.control.userId('mia');
  await context.api('PUT', `/applications/${APPLICATION_ID}/guilds/${context.sandbox.guildId}/commands`, [
    { name: 'ping', description: 'Answers' },
  ]);
});
test.after(({ close }) => close());

/** A bot of another library, made to do as little as our own does: it answers, and helps in a private thread. */
interface ForeignBot {
  failures: unknown[];
  /** Comes true when a session goes on after its socket broke. */
  resumed: Promise<unknown>;
  close(): Promise<void> | void;
}

/** What a member does with such a bot, and sees of it. */
async function converse({ control, general, mia }: Context, word: string): Promise<void> {
  const inGeneral = control.as(mia).in(general);
  const said = await inGeneral.post(word);
  const reply = await control.until(async () =>
    (await inGeneral.messages()).find(({ content }) => content === `heard ${said.id}`),
  );
  const clicked = await inGeneral.click(reply.id, 'wave');
  assert.equal([clicked.outcome, clicked.message?.content], ['update', 'waved']);
  const { message, isEphemeral } = await inGeneral.slash('ping');
  assert.equal([message?.content, isEphemeral], ['pong', true]);
}

/** A private thread for one member, which is answered in and then closed. */
async function askForHelp({ control, general, mia }: Context): Promise<void> {
  await control.as(mia).in(general).post('help!');
  const open = async () => (await control.as(mia).state()).threads.find((one) => !one.thread_metadata?.archived);
  const thread = await control.until(open);
  const there = control.as(mia).in(thread.id);
  await control.until(async () => (await there.messages()).some(({ content }) => content === 'What is it?'));
  const sol = await control.userId('sol');
  assert.not.ok(
    (await control.as(sol).state()).threads.some(({ id }) => id === thread.id),
    'nobody else sees it',
  );
  await there.post('thanks');
  await control.until(async () => !(await open()));
  assert.match(await there.post('one more').then(String, (error: Error) => error.message), /50083|160005/);
}

/** The socket breaks, and what is said meanwhile is answered too. */
async function breakAndGoOn(context: Context, bot: ForeignBot): Promise<void> {
  const { control, general, mia } = context;
  await control.faults.order({ kind: 'dropSockets' });
  const meanwhile = await control.as(mia).in(general).post('said meanwhile');
  await bot.resumed;
  await control.until(async () =>
    (await control.as(mia).in(general).messages()).some(({ content }) => content === `heard ${meanwhile.id}`),
  );
}

for (const [name, start] of Object.entries({ '@discordjs/core': startCore, 'oceanic.js': startOceanic }))
  test(`${name} logs in, hears, answers, helps in a thread, and goes on after a broken socket`, async (context) => {
    const bot = await start(context);
    await converse(context, 'hello bot');
    await askForHelp(context);
    await breakAndGoOn(context, bot);
    await converse(context, 'hello again');
    await askForHelp(context);
    assert.equal(bot.failures, []);
    await bot.close();
  });

async function startCore(context: Context): Promise<ForeignBot> {
  const rest = new REST({ version: '10', api: `${context.sandbox.url}/api` }).setToken(TOKEN);
  const gateway = new WebSocketManager({ token: TOKEN, intents: INTENTS, rest });
  const client = new CoreClient({ rest, gateway });
  const ready = new Promise<{ id: string }>((resolve) =>
    client.once(GatewayDispatchEvents.Ready, ({ data }) => resolve(data.user)),
  );
  const resumed = new Promise((resolve) => client.once(GatewayDispatchEvents.Resumed, resolve));
  const failures: unknown[] = [];
  const attempt = (work: Promise<unknown>) => void work.catch((error) => failures.push(error));
  const { channels, threads, interactions } = client.api;

  const help = async (userId: string) => {
    const draft = { name: 'help', type: ChannelType.PrivateThread, invitable: false } as const;
    const { id } = await channels.createThread(context.general, draft);
    await threads.addMember(id, userId);
    await channels.createMessage(id, { content: 'What is it?' });
  };
  client.on(GatewayDispatchEvents.MessageCreate, ({ data: message }) => {
    if (message.author.bot || message.type !== MessageType.Default) return;
    if (message.content === 'help!') return attempt(help(message.author.id));
    if (message.content === 'thanks')
      return attempt(channels.edit(message.channel_id, { archived: true, locked: true }));
    const button: APIButtonComponent = {
      type: ComponentType.Button,
      style: ButtonStyle.Primary,
      label: 'Wave',
      custom_id: 'wave',
    };
    const components: APIMessageTopLevelComponent[] = [{ type: ComponentType.ActionRow, components: [button] }];
    attempt(channels.createMessage(message.channel_id, { content: `heard ${message.id}`, components }));
  });
  client.on(GatewayDispatchEvents.InteractionCreate, ({ data: interaction }) => {
    const { id, token, type } = interaction;
    if (type === InteractionType.MessageComponent)
      attempt(interactions.updateMessage(id, token, { content: 'waved', components: [] }));
    if (type === InteractionType.ApplicationCommand)
      attempt(interactions.reply(id, token, { content: 'pong', flags: MessageFlags.Ephemeral }));
  });
  await gateway.connect();
  assert.is((await ready).id, APPLICATION_ID);
  return { failures, resumed, close: () => gateway.destroy() };
}

async function startOceanic(context: Context): Promise<ForeignBot> {
  const client = new OceanicClient({
    auth: `Bot ${TOKEN}`,
    rest: { baseURL: `${context.sandbox.url}/api/v10` },
    gateway: { intents: INTENTS },
  });
  const failures: unknown[] = [];
  const attempt = (work: Promise<unknown>) => void work.catch((error) => failures.push(error));
  const { channels } = client.rest;

  const help = async (userId: string) => {
    const draft = { name: 'help', type: ChannelTypes.PRIVATE_THREAD, invitable: false } as const;
    const { id } = await channels.startThreadWithoutMessage(context.general, draft);
    await channels.addThreadMember(id, userId);
    await channels.createMessage(id, { content: 'What is it?' });
  };
  // That the socket broke is what it is told here, and was ordered.
  client.on('error', (error) => String(error).includes('1006') || failures.push(error));
  client.on('messageCreate', (message) => {
    if (message.author.bot || message.type !== 0) return;
    if (message.content === 'help!') return attempt(help(message.author.id));
    if (message.content === 'thanks')
      return attempt(channels.edit(message.channelID, { archived: true, locked: true }));
    const button: TextButton = { type: 2, style: 1, label: 'Wave', customID: 'wave' };
    const components: MessageComponent[] = [{ type: 1, components: [button] }];
    attempt(channels.createMessage(message.channelID, { content: `heard ${message.id}`, components }));
  });
  client.on('interactionCreate', (interaction) => {
    if (interaction.isComponentInteraction()) attempt(interaction.editParent({ content: 'waved', components: [] }));
    if (interaction.isCommandInteraction())
      attempt(interaction.createMessage({ content: 'pong', flags: MessageFlags.Ephemeral }));
  });
  const ready = once(client, 'ready');
  const resumed = once(client, 'shardResume');
  await client.connect();
  await ready;
  const guild = client.guilds.get(context.sandbox.guildId);
  assert.is(guild?.name, 'Glim');
  assert.ok([...(guild?.roles.values() ?? [])].some(({ name }) => name === 'Support'));
  return { failures, resumed, close: () => client.disconnect(false) };
}

test.run();
