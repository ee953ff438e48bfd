import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  type Guild,
  PermissionFlagsBits,
} from 'discord.js';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';
import { problemsIn } from '../find-problems.ts';
import type { SetupStep, StepView } from './setup-step.ts';
import { CLEAR_BUTTON, CREATE_BUTTON, TEXT_CHANNEL_SELECT } from './setup-verbs.ts';
import type { TextChannelChoice } from './text-channel-choice.ts';

type AboutTextChannel = Pick<SetupStep, 'key'> & { textChannel: TextChannelChoice };

/** The part of a step that asks for a text channel: which it is, what is missing there, and ways to choose another. */
export async function textChannelView(
  { key, textChannel: choice }: AboutTextChannel,
  guild: Guild,
  context: BotContext,
): Promise<StepView> {
  const { words } = context;
  const settings = await context.guilds.findSettings(guild.id);
  const id = settings?.[choice.setting];
  const select = new ChannelSelectMenuBuilder()
    .setCustomId(customId(TEXT_CHANNEL_SELECT, key))
    .setChannelTypes(...choice.types)
    .setPlaceholder(words.guilds('setup.chooseTextChannel'));
  // Discord refuses a default that does not exist any more.
  if (id && guild.channels.cache.has(id)) select.setDefaultChannels(id);
  return {
    now: [id ? words.guilds('setup.nowTextChannel', { channel: `<#${id}>` }) : words.guilds('setup.nowNoTextChannel')],
    problems: id ? problemsIn(guild, { id, needs: choice.needs(guild, context) }, context) : [],
    hints: id && choice.create.audience === 'staff' ? openToAll(guild, id, context) : [],
    rows: [
      new ActionRowBuilder<ChannelSelectMenuBuilder>().addComponents(select),
      new ActionRowBuilder<ButtonBuilder>().addComponents(buttons({ key, choice, id: id ?? null }, guild, context)),
    ],
  };
}

/** What is for staff alone should not stand where everyone reads. */
function openToAll(guild: Guild, id: string, { words }: BotContext): string[] {
  const granted = guild.channels.cache.get(id)?.permissionsFor(guild.roles.everyone);
  if (!granted?.has(PermissionFlagsBits.ViewChannel)) return [];
  return [words.guilds('setup.openToAll', { channel: `<#${id}>` })];
}

function buttons(
  { key, choice, id }: { key: string; choice: TextChannelChoice; id: string | null },
  guild: Guild,
  { words }: BotContext,
): ButtonBuilder[] {
  const { name } = choice.create;
  const isThere = guild.channels.cache.some((each) => each.name === name && each.type === choice.types[0]);
  const label = isThere ? words.guilds('setup.take', { name }) : words.guilds('setup.create', { name });
  const create = new ButtonBuilder().setCustomId(customId(CREATE_BUTTON, key)).setStyle(ButtonStyle.Primary);
  const clear = new ButtonBuilder().setCustomId(customId(CLEAR_BUTTON, key)).setStyle(ButtonStyle.Secondary);
  return id ? [clear.setLabel(words.guilds('setup.clear'))] : [create.setLabel(label)];
}
