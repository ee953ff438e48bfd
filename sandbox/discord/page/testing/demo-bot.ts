import { once } from 'node:events';
import {
  ActionRowBuilder,
  ApplicationCommandType,
  AttachmentBuilder,
  ButtonBuilder,
  type ButtonInteraction,
  ButtonStyle,
  ChannelType,
  type ChatInputCommandInteraction,
  Client,
  ContextMenuCommandBuilder,
  EmbedBuilder,
  GatewayIntentBits,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  type ModalSubmitInteraction,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  // biome-ignore lint/style/noRestrictedImports: the page is proven with the real client
} from 'discord.js';
import { TOKEN } from '../../testing/test-sandbox.ts';

const COMMANDS = [
  new SlashCommandBuilder()
    .setName('demo')
    .setDescription('Shows what a bot can do')
    .addSubcommand((command) =>
      command
        .setName('card')
        .setDescription('Posts a card with buttons and a select')
        .addStringOption((option) =>
          option.setName('title').setDescription('What the card is about').setRequired(true).setMaxLength(40),
        )
        .addIntegerOption((option) =>
          option.setName('viewers').setDescription('How many watch').setMinValue(0).setMaxValue(9999),
        )
        .addStringOption((option) =>
          option.setName('color').setDescription('Of the bar').addChoices({ name: 'Red', value: 'red' }),
        )
        .addUserOption((option) => option.setName('streamer').setDescription('Who streams'))
        .addStringOption((option) => option.setName('game').setDescription('What is played').setAutocomplete(true)),
    )
    .addSubcommand((command) => command.setName('slow').setDescription('Thinks before it answers'))
    .addSubcommand((command) => command.setName('silent').setDescription('Never answers')),
  new SlashCommandBuilder()
    .setName('staff')
    .setDescription('For staff')
    .setDefaultMemberPermissions(1n << 13n),
  new ContextMenuCommandBuilder().setName('Wave At').setType(ApplicationCommandType.User),
];

/** A bot that uses whatever the page has to show. */
export interface DemoBot {
  client: Client;
  /** Lets `/demo slow` answer. */
  finishThinking(): void;
  close(): Promise<void>;
}

export async function startDemoBot(sandbox: { url: string; guildId: string }): Promise<DemoBot> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    rest: { api: `${sandbox.url}/api`, cdn: `${sandbox.url}/cdn` },
  });
  const thinking = Promise.withResolvers<void>();
  client.on('interactionCreate', (interaction) => {
    answer(interaction, thinking.promise).catch((error) => client.emit('error', error));
  });
  await Promise.all([once(client, 'clientReady'), client.login(TOKEN)]);
  const guild = await client.guilds.fetch(sandbox.guildId);
  await guild.commands.set(COMMANDS.map((command) => command.toJSON()));
  return { client, finishThinking: thinking.resolve, close: () => client.destroy() };
}

async function answer(interaction: Interaction, thinking: Promise<void>): Promise<unknown> {
  if (interaction.isAutocomplete()) return interaction.respond([{ name: 'Chess (board game)', value: 'chess' }]);
  if (interaction.isChatInputCommand()) return answerCommand(interaction, thinking);
  if (interaction.isButton()) return answerButton(interaction);
  if (interaction.isModalSubmit()) return openThread(interaction);
  if (interaction.isUserContextMenuCommand())
    return interaction.reply({ content: `Waved at ${interaction.targetUser.username}`, flags: MessageFlags.Ephemeral });
  if (interaction.isAnySelectMenu() && !interaction.isStringSelectMenu())
    return interaction.reply({ content: `Chosen in ${interaction.customId}`, flags: MessageFlags.Ephemeral });
  if (interaction.isStringSelectMenu())
    return interaction.reply({ content: `Chosen: ${interaction.values.join(', ')}`, flags: MessageFlags.Ephemeral });
  return undefined;
}

async function answerCommand(interaction: ChatInputCommandInteraction, thinking: Promise<void>): Promise<unknown> {
  const subcommand = interaction.options.getSubcommand(false);
  if (subcommand === 'silent') return undefined;
  if (subcommand === 'slow') {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await thinking;
    return interaction.editReply('Thought about it: **yes**.');
  }
  const { options } = interaction;
  const embed = new EmbedBuilder()
    .setColor(0xa855f7)
    .setAuthor({ name: options.getUser('streamer')?.username ?? 'nobody' })
    .setTitle(options.getString('title', true))
    .setURL('http://127.0.0.1:9/watch')
    .setDescription('Live **now** with <t:1618953630:D>')
    .addFields(
      { name: 'Viewers', value: String(options.getInteger('viewers') ?? 0), inline: true },
      { name: 'Game', value: options.getString('game') ?? 'none', inline: true },
    )
    .setFooter({ text: 'Demo' })
    .setTimestamp(0);
  const buttons = new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId('count').setLabel('Count').setStyle(ButtonStyle.Primary),
    new ButtonBuilder().setCustomId('form').setLabel('Open form').setStyle(ButtonStyle.Success),
    new ButtonBuilder().setCustomId('off').setLabel('Off').setStyle(ButtonStyle.Danger).setDisabled(true),
    new ButtonBuilder().setURL('http://127.0.0.1:9/watch').setLabel('Watch').setStyle(ButtonStyle.Link),
  );
  const select = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
    new StringSelectMenuBuilder()
      .setCustomId('pick')
      .setPlaceholder('Pick one')
      .addOptions({ label: 'Tea', value: 'tea', description: 'Green' }, { label: 'Coffee', value: 'coffee' }),
  );
  const notes = new AttachmentBuilder(Buffer.from('notes'), { name: 'notes.txt' });
  return interaction.reply({
    content: 'Clicked 0 times',
    embeds: [embed],
    components: [buttons, select],
    files: [notes],
  });
}

async function answerButton(interaction: ButtonInteraction): Promise<unknown> {
  if (interaction.customId === 'count') {
    const count = Number(/\d+/.exec(interaction.message.content)?.[0]) + 1;
    return interaction.update(`Clicked ${count} times`);
  }
  const input = (id: string, style: TextInputStyle) => new TextInputBuilder().setCustomId(id).setStyle(style);
  return interaction.showModal(
    new ModalBuilder()
      .setCustomId('question')
      .setTitle('Ask something')
      .addLabelComponents(
        new LabelBuilder()
          .setLabel('Subject')
          .setDescription('In a few words')
          .setTextInputComponent(input('subject', TextInputStyle.Short).setMinLength(3).setMaxLength(50)),
        new LabelBuilder()
          .setLabel('Details')
          .setTextInputComponent(input('details', TextInputStyle.Paragraph).setRequired(false)),
      ),
  );
}

/** A private thread with who asked. */
async function openThread(interaction: ModalSubmitInteraction): Promise<unknown> {
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const { channel } = interaction;
  if (channel?.type !== ChannelType.GuildText) throw new Error('not in a text channel');
  const name = interaction.fields.getTextInputValue('subject');
  const thread = await channel.threads.create({ name, type: ChannelType.PrivateThread, invitable: false });
  await thread.members.add(interaction.user.id);
  await thread.send(`Hello <@${interaction.user.id}>: ${interaction.fields.getTextInputValue('details')}`);
  return interaction.editReply(`Your thread: <#${thread.id}>`);
}
