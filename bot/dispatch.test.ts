import {
  ActionRowBuilder,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  ContextMenuCommandBuilder,
  ModalBuilder,
  RoleSelectMenuBuilder,
  SlashCommandBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js';
import * as assert from 'uvu/assert';
import { type GuildBot, openGuildBot } from '../tests/support/guild-bot.ts';
import { lastAnswer } from '../tests/support/last-answer.ts';
import { suite } from '../tests/support/suite.ts';
import { customId } from './custom-id.ts';
import type { Registry } from './registry.ts';
import type { SelectHandler } from './slash-command.ts';

/** What the probe's handlers were called with. */
const called: string[] = [];

const pick: SelectHandler[] = [
  {
    verb: 'pick-user',
    of: 'users',
    defer: 'ephemeral',
    execute: async (interaction) => {
      await interaction.editReply(`users ${interaction.members.map(({ user }) => user.username).join()}`);
    },
  },
  {
    verb: 'pick-role',
    of: 'roles',
    defer: 'ephemeral',
    execute: async (interaction) => {
      await interaction.editReply(`roles ${interaction.roles.map(({ name }) => name).join()}`);
    },
  },
  {
    verb: 'pick-channel',
    of: 'channels',
    defer: 'ephemeral',
    execute: async (interaction) => {
      await interaction.editReply(`channels ${interaction.channels.map(String).join()}`);
    },
  },
];

const row = <Component extends UserSelectMenuBuilder | RoleSelectMenuBuilder | ChannelSelectMenuBuilder>(
  select: Component,
) => new ActionRowBuilder<Component>().addComponents(select);

const probe: Registry = {
  commands: [
    {
      data: new SlashCommandBuilder()
        .setName('probe')
        .setDescription('For tests')
        .addSubcommand((sub) => sub.setName('show').setDescription('Shows everything that can be used'))
        .addSubcommandGroup((group) =>
          group
            .setName('policy')
            .setDescription('A group')
            .addSubcommand((sub) =>
              sub
                .setName('set')
                .setDescription('In a group')
                .addStringOption((option) =>
                  option.setName('name').setDescription('A name').setAutocomplete(true).setRequired(true),
                ),
            )
            .addSubcommand((sub) =>
              sub
                .setName('break')
                .setDescription('Breaks')
                .addStringOption((option) =>
                  option.setName('name').setDescription('A name').setAutocomplete(true).setRequired(true),
                ),
            ),
        ),
      subcommands: {
        show: {
          defer: 'public',
          execute: async (interaction) => {
            const button = (verb: string) =>
              new ButtonBuilder().setCustomId(customId(verb)).setLabel(verb).setStyle(ButtonStyle.Primary);
            await interaction.editReply({
              components: [
                row(new UserSelectMenuBuilder().setCustomId(customId('pick-user'))),
                row(new RoleSelectMenuBuilder().setCustomId(customId('pick-role'))),
                row(new ChannelSelectMenuBuilder().setCustomId(customId('pick-channel'))),
                new ActionRowBuilder<ButtonBuilder>().addComponents(
                  button('in-dm'),
                  button('anywhere'),
                  button('long-gone'),
                ),
              ],
            });
          },
        },
      },
      groups: {
        policy: {
          set: {
            defer: 'ephemeral',
            execute: async (interaction) => {
              called.push(`set ${interaction.id}`);
              await interaction.editReply(`set ${interaction.options.getString('name', true)}`);
            },
            autocomplete: async (interaction) => {
              const typed = interaction.options.getFocused();
              await interaction.respond([{ name: `${typed}!`, value: typed }]);
            },
          },
          break: {
            defer: 'ephemeral',
            execute: async () => {
              throw new Error('broken on purpose');
            },
            autocomplete: async () => {
              throw new Error('broken on purpose');
            },
          },
        },
      },
    },
  ],
  messageCommands: [
    {
      data: new ContextMenuCommandBuilder().setName('Ask about this').setType(ApplicationCommandType.Message),
      defer: 'none',
      execute: async (interaction) => {
        const field = new TextInputBuilder().setCustomId('text').setLabel('Text').setStyle(TextInputStyle.Short);
        await interaction.showModal(
          new ModalBuilder()
            .setCustomId(customId('ask', interaction.targetId))
            .setTitle('Ask')
            .addComponents(new ActionRowBuilder<TextInputBuilder>().addComponents(field)),
        );
      },
    },
  ],
  userCommands: [],
  buttons: [
    { verb: 'in-dm', where: 'dm', defer: 'ephemeral', execute: async () => assert.unreachable() },
    {
      verb: 'anywhere',
      where: 'both',
      defer: 'ephemeral',
      execute: async (interaction) => {
        await interaction.editReply(interaction.guild ? 'in a guild' : 'in direct messages');
      },
    },
  ],
  selects: pick,
  modals: [
    {
      verb: 'ask',
      defer: 'ephemeral',
      execute: async (interaction, id) => {
        await interaction.editReply(`${interaction.fields.getTextInputValue('text')} about ${id}`);
      },
    },
  ],
};

const test = suite<GuildBot>('dispatch');

test.before(async (context) => {
  Object.assign(context, await openGuildBot({ registry: probe }));
});
test.after(({ close }) => close());

const general = ({ guild }: GuildBot) => guild.as('mia', 'general');

test('a subcommand in a group has its handler and completes its own options', async (context) => {
  const place = await general(context);
  const { choices } = await place.autocomplete('probe policy set', 'name', { name: 'x' });
  assert.equal(choices, [{ name: 'x!', value: 'x' }]);
  const answer = await lastAnswer(
    context.sandbox.control,
    place,
    await place.slash('probe policy set', { name: 'strict' }),
  );
  assert.is(answer.content, 'set strict');
});

test('who completes an option that breaks sees no choices', async (context) => {
  const { choices, outcome } = await (await general(context)).autocomplete('probe policy break', 'name', { name: 'x' });
  assert.is(outcome, 'choices');
  assert.equal(choices, []);
});

test('a bug is answered with a reference', async (context) => {
  const place = await general(context);
  const answer = await lastAnswer(
    context.sandbox.control,
    place,
    await place.slash('probe policy break', { name: 'x' }),
  );
  assert.match(answer.content, /Something broke on our side.*`[0-9a-f]{8}`/);
});

test('members, roles and text channels can be chosen', async (context) => {
  const place = await general(context);
  const { control } = context.sandbox;
  const shown = await lastAnswer(control, place, await place.slash('probe show'));
  const { roles } = await control.state();
  const choose = async (verb: string, value: string) =>
    (await lastAnswer(control, place, await place.select(shown.id, customId(verb), [value]))).content;

  assert.is(await choose('pick-user', await control.userId('mia')), 'users mia');
  const role = roles.find(({ name }) => name.toLowerCase() === 'support')!;
  assert.is(await choose('pick-role', role.id), `roles ${role.name}`);
  const generalId = await control.channelId('general');
  assert.is(await choose('pick-channel', generalId), `channels <#${generalId}>`);
});

test('a handler is used where it says, and what is older than the bot is explained', async (context) => {
  const place = await general(context);
  const { control } = context.sandbox;
  const shown = await lastAnswer(control, place, await place.slash('probe show'));
  const click = async (verb: string) =>
    (await lastAnswer(control, place, await place.click(shown.id, customId(verb)))).content;

  assert.is(await click('in-dm'), 'Use this in our direct messages.');
  assert.is(await click('anywhere'), 'in a guild');
  assert.match(await click('long-gone'), /older version of Glim/);
});

test("a message's command may answer with a form", async (context) => {
  const place = await general(context);
  const { id } = await place.post('hello');
  const form = await place.messageCommand(id, 'Ask about this');
  assert.is(form.modal?.title, 'Ask');
  const answer = await lastAnswer(
    context.sandbox.control,
    place,
    await place.submitModal(form.interactionId, { text: 'What' }),
  );
  assert.is(answer.content, `What about ${id}`);
});

test('an interaction that Discord delivers twice is acknowledged and run once', async (context) => {
  const place = await general(context);
  called.length = 0;
  await context.sandbox.control.faults.order({ kind: 'duplicate', event: 'INTERACTION_CREATE' });
  const outcome = await place.slash('probe policy set', { name: 'once' });
  assert.is((await lastAnswer(context.sandbox.control, place, outcome)).content, 'set once');
  const callbacks = (await context.sandbox.control.requests()).filter(({ path }) =>
    path.includes(`/interactions/${outcome.interactionId}/`),
  );
  assert.is(called.length, 1);
  assert.is(callbacks.length, 1);
});

test.run();
