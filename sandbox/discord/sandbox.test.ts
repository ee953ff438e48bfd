import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelType,
  Client,
  EmbedBuilder,
  Events,
  GatewayIntentBits,
  LabelBuilder,
  ModalBuilder,
  REST,
  Routes,
  SlashCommandBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { APPLICATION_ID, startTestSandbox, type TestSandbox, TOKEN } from './testing/test-sandbox.ts';

interface Context extends TestSandbox {
  client: Client<true>;
  mia: string;
}

const test = suite<Context>('the unmodified discord.js against the sandbox');

test.before(async (context) => {
  Object.assign(context, await startTestSandbox());
  context.mia = await context.control.userId('mia');
  const { Guilds, GuildMembers, GuildMessages, MessageContent } = GatewayIntentBits;
  const client = new Client({
    intents: [Guilds, GuildMembers, GuildMessages, MessageContent],
    rest: { api: `${context.sandbox.url}/api` },
  });
  const ready = once(client, Events.ClientReady);
  await client.login(TOKEN);
  await ready;
  context.client = client as Client<true>;
});
test.after(async ({ client, close }) => {
  await client.destroy();
  await close();
});

test('a ticket: command, deferred answer with a button, form, private thread', async ({
  client,
  control,
  mia,
  sandbox,
}) => {
  const rest = new REST({ api: `${sandbox.url}/api` }).setToken(TOKEN);
  const command = new SlashCommandBuilder()
    .setName('ticket')
    .setDescription('Help')
    .addSubcommand((sub) => sub.setName('panel').setDescription('Shows the panel'));
  await rest.put(Routes.applicationGuildCommands(APPLICATION_ID, sandbox.guildId), { body: [command.toJSON()] });

  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isChatInputCommand()) {
      await interaction.deferReply();
      const button = new ButtonBuilder().setCustomId('v1:open:1').setLabel('Open').setStyle(ButtonStyle.Primary);
      const components = [new ActionRowBuilder<ButtonBuilder>().addComponents(button)];
      await interaction.editReply({ embeds: [new EmbedBuilder().setTitle('Tickets')], components });
    }
    if (interaction.isButton()) {
      const input = new TextInputBuilder().setCustomId('subject').setStyle(TextInputStyle.Short);
      const label = new LabelBuilder().setLabel('Subject').setTextInputComponent(input);
      await interaction.showModal(
        new ModalBuilder().setCustomId('v1:form:1').setTitle('New ticket').addLabelComponents(label),
      );
    }
    if (interaction.isModalSubmit() && interaction.channel?.type === ChannelType.GuildText) {
      await interaction.deferReply({ flags: 64 });
      const name = interaction.fields.getTextInputValue('subject');
      const thread = await interaction.channel.threads.create({
        name,
        type: ChannelType.PrivateThread,
        invitable: false,
      });
      await thread.members.add(interaction.user.id);
      await interaction.editReply(`See ${thread}`);
    }
  });

  const inGeneral = control.as(mia).in(await control.channelId('general'));
  const { message } = await inGeneral.slash('ticket panel');
  const panel = await control.until(async () =>
    (await inGeneral.messages()).find(({ id, embeds }) => id === message?.id && embeds.length > 0),
  );
  const { interactionId, modal } = await inGeneral.click(panel.id, 'v1:open:1');
  assert.is(modal?.title, 'New ticket');
  const submitted = await inGeneral.submitModal(interactionId, { subject: 'no-sound' });
  assert.equal([submitted.isEphemeral, submitted.isLoading], [true, true]);

  const thread = await control.until(async () =>
    (await control.as(mia).state()).threads.find(({ name }) => name === 'no-sound'),
  );
  const heard = once(client, Events.MessageCreate);
  await control.as(mia).in(thread.id).post('my sound is gone');
  assert.is((await heard)[0].content, 'my sound is gone');
  await control.until(async () =>
    (await inGeneral.messages()).find(({ content }) => content === `See <#${thread.id}>`),
  );
});

test('a file goes up and comes back', async ({ client, control }) => {
  const channel = await client.channels.fetch(await control.channelId('general'));
  assert.ok(channel?.isSendable());
  const message = await channel.send({
    content: 'chart',
    files: [{ attachment: Buffer.from('bytes'), name: 'chart.png' }],
  });
  const attachment = message.attachments.first();
  assert.is(await (await fetch(attachment?.url ?? '')).text(), 'bytes');
});

test('a 429 is waited out, a 503 tried again', async ({ client, control }) => {
  const channel = await client.channels.fetch(await control.channelId('general'));
  assert.ok(channel?.isSendable());
  await control.faults.order({
    kind: 'rateLimit',
    method: 'POST',
    path: '/channels/*/messages',
    retryAfterSeconds: 0.2,
  });
  assert.is((await channel.send('after a 429')).content, 'after a 429');
  await control.faults.failNext({ method: 'POST', path: '/channels/*/messages' });
  assert.is((await channel.send('after a 503')).content, 'after a 503');
  const tries = (await control.requests()).filter(
    ({ method, path }) => method === 'POST' && path === `/channels/${channel.id}/messages`,
  );
  assert.ok(tries.some(({ status }) => status === 429) && tries.some(({ status }) => status === 503));
});

test('a dropped socket is resumed and nothing is missed', async ({ client, control, mia }) => {
  const resumed = once(client, Events.ShardResume);
  const heard = once(client, Events.MessageCreate);
  await control.faults.order({ kind: 'dropSockets' });
  await control
    .as(mia)
    .in(await control.channelId('general'))
    .post('while you were away');
  assert.is((await heard)[0].content, 'while you were away');
  await resumed;
});

test('an answer that is dropped has still done its work', async ({ api, control }) => {
  const general = await control.channelId('general');
  await control.faults.order({ kind: 'dropAfter', method: 'POST', path: '/channels/*/messages' });
  const dropped = await api('POST', `/channels/${general}/messages`, { content: 'done but unheard' }).catch(
    () => 'dropped',
  );
  assert.is(dropped, 'dropped');
  assert.is((await api('GET', `/channels/${general}/messages?limit=1`)).body[0].content, 'done but unheard');
});

test('a restart keeps guild, messages and threads', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'glim-sandbox-'));
  const first = await startTestSandbox({ dataDir });
  const general = await first.control.channelId('general');
  const { body: message } = await first.api('POST', `/channels/${general}/messages`, { content: 'kept' });
  const { body: thread } = await first.api('POST', `/channels/${general}/threads`, { name: 'kept', type: 12 });
  await first.close();

  const second = await startTestSandbox({ dataDir });
  assert.is(second.sandbox.guildId, first.sandbox.guildId);
  assert.is((await second.api('GET', `/channels/${general}/messages/${message.id}`)).body.content, 'kept');
  assert.is((await second.api('GET', `/channels/${thread.id}`)).body.name, 'kept');
  await second.close();
  await rm(dataDir, { recursive: true });
});

test('the process refuses a public address in one line', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { ...process.env, PUBLIC_URL: 'https://glim.example' },
  });
  const lines: string[] = [];
  child.stderr.on('data', (data) => lines.push(String(data)));
  const [code] = await once(child, 'close');
  assert.is(code, 1);
  assert.match(lines.join(''), /^sandbox-discord: PUBLIC_URL is https:\/\/glim\.example: .*loopback.*\n$/);
});

test.run();
