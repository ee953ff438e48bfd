import { once } from 'node:events';
import { createRequire } from 'node:module';
import { type ClientOptions, Client as CoreClient, GatewayDispatchEvents, InteractionType } from '@discordjs/core';
import { REST } from 'discord.js';
import {
  type APIButtonComponent,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  GatewayIntentBits,
  MessageFlags,
} from 'discord-api-types/v10';
import { type MessageComponent, Client as OceanicClient, type TextButton } from 'oceanic.js';
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

/** What a member and a bot do, whatever the bot is made of. */
async function converse({ control, general, mia }: Context): Promise<void> {
  const inGeneral = control.as(mia).in(general);
  const said = await inGeneral.post('hello bot');
  const reply = await control.until(async () =>
    (await inGeneral.messages()).find(({ content }) => content === `heard ${said.id}`),
  );
  const clicked = await inGeneral.click(reply.id, 'wave');
  assert.equal([clicked.outcome, clicked.message?.content], ['update', 'waved']);
  const { message, isEphemeral } = await inGeneral.slash('ping');
  assert.equal([message?.content, isEphemeral], ['pong', true]);
}

test('@discordjs/core logs in, hears, answers a command, and posts a button that works', async (context) => {
  const rest = new REST({ version: '10', api: `${context.sandbox.url}/api` }).setToken(TOKEN);
  const gateway = new WebSocketManager({ token: TOKEN, intents: INTENTS, rest });
  const client = new CoreClient({ rest, gateway });
  const ready = new Promise<{ id: string }>((resolve) =>
    client.once(GatewayDispatchEvents.Ready, ({ data }) => resolve(data.user)),
  );
  const failures: unknown[] = [];
  const attempt = (work: Promise<unknown>) => void work.catch((error) => failures.push(error));
  client.on(GatewayDispatchEvents.MessageCreate, ({ data: message, api }) => {
    if (message.author.bot) return;
    const button: APIButtonComponent = {
      type: ComponentType.Button,
      style: ButtonStyle.Primary,
      label: 'Wave',
      custom_id: 'wave',
    };
    const components: APIMessageTopLevelComponent[] = [{ type: ComponentType.ActionRow, components: [button] }];
    attempt(api.channels.createMessage(message.channel_id, { content: `heard ${message.id}`, components }));
  });
  client.on(GatewayDispatchEvents.InteractionCreate, ({ data: interaction, api }) => {
    const { id, token, type } = interaction;
    if (type === InteractionType.MessageComponent)
      attempt(api.interactions.updateMessage(id, token, { content: 'waved', components: [] }));
    if (type === InteractionType.ApplicationCommand)
      attempt(api.interactions.reply(id, token, { content: 'pong', flags: MessageFlags.Ephemeral }));
  });
  await gateway.connect();
  assert.is((await ready).id, APPLICATION_ID);
  await converse(context);
  assert.equal(failures, []);
  await gateway.destroy();
});

test('oceanic.js logs in, hears, answers a command, and posts a button that works', async (context) => {
  const client = new OceanicClient({
    auth: `Bot ${TOKEN}`,
    rest: { baseURL: `${context.sandbox.url}/api/v10` },
    gateway: { intents: INTENTS },
  });
  const failures: unknown[] = [];
  const attempt = (work: Promise<unknown>) => void work.catch((error) => failures.push(error));
  client.on('error', (error) => failures.push(error));
  client.on('messageCreate', (message) => {
    if (message.author.bot) return;
    const button: TextButton = { type: 2, style: 1, label: 'Wave', customID: 'wave' };
    const components: MessageComponent[] = [{ type: 1, components: [button] }];
    attempt(client.rest.channels.createMessage(message.channelID, { content: `heard ${message.id}`, components }));
  });
  client.on('interactionCreate', (interaction) => {
    if (interaction.isComponentInteraction()) attempt(interaction.editParent({ content: 'waved', components: [] }));
    if (interaction.isCommandInteraction())
      attempt(interaction.createMessage({ content: 'pong', flags: MessageFlags.Ephemeral }));
  });
  const ready = once(client, 'ready');
  await client.connect();
  await ready;
  const guild = client.guilds.get(context.sandbox.guildId);
  assert.is(guild?.name, 'Glim');
  assert.ok([...(guild?.roles.values() ?? [])].some(({ name }) => name === 'Support'));
  await converse(context);
  assert.equal(failures, []);
  client.disconnect(false);
});

test.run();
