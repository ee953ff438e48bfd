import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelType,
  type Guild,
  PermissionFlagsBits,
  RoleSelectMenuBuilder,
} from 'discord.js';
import type { GuildSettings } from '#domain/guilds/guild-settings.entity.ts';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';
import tickets from '../../support/tickets.capability.ts';
import type { SetupStep, StepView } from './setup-step.ts';
import { GRANT_BUTTON, PANEL_BUTTON, ROLE_SELECT } from './setup-verbs.ts';
import type { TextChannelChoice } from './text-channel-choice.ts';
import { textChannelView } from './text-channel-view.ts';

const KEY = 'tickets';
const textChannel: TextChannelChoice = {
  setting: 'ticketChannelId',
  types: [ChannelType.GuildText],
  needs: () => tickets.needs.tickets,
  create: { name: 'support', topic: (words) => words.guilds('setup.tickets.topic'), audience: 'readers' },
};

export default {
  key: KEY,
  title: (words) => words.guilds('setup.tickets.title'),
  text: (words) => words.guilds('setup.tickets.text'),
  textChannel,

  async look(guild, context) {
    const place = await textChannelView({ key: KEY, textChannel }, guild, context);
    const settings = await context.guilds.findSettings(guild.id);
    const isBlind = roleIsBlind(guild, settings);
    return {
      now: [roleLine(guild, settings, context), ...place.now, ...panelLine(settings, context)],
      problems: place.problems,
      hints: isBlind
        ? [context.words.guilds('setup.tickets.roleIsBlind', { role: `<@&${settings?.supportRoleId}>` })]
        : [],
      rows: [roleRow(guild, settings, context), ...withButtons(place, { settings, isBlind }, context)],
    };
  },
} satisfies SetupStep;

/** Staff see a private thread as its members, or with Manage Threads in its parent. */
function roleIsBlind(guild: Guild, settings: GuildSettings | null): boolean {
  const { ticketChannelId, supportRoleId } = settings ?? {};
  const role = supportRoleId && guild.roles.cache.get(supportRoleId);
  const ticketChannel = ticketChannelId && guild.channels.cache.get(ticketChannelId);
  if (!role || !ticketChannel) return false;
  const seeing = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ManageThreads;
  return !ticketChannel.permissionsFor(role)?.has(seeing);
}

function roleLine(guild: Guild, settings: GuildSettings | null, { words }: BotContext): string {
  const id = settings?.supportRoleId;
  if (!id) return words.guilds('setup.tickets.nowNoRole');
  if (!guild.roles.cache.has(id)) return words.guilds('setup.tickets.nowRoleGone');
  return words.guilds('setup.tickets.nowRole', { role: `<@&${id}>` });
}

function panelLine(settings: GuildSettings | null, { words }: BotContext): string[] {
  return settings?.panelMessageId ? [words.guilds('setup.tickets.nowPanel')] : [];
}

function roleRow(guild: Guild, settings: GuildSettings | null, { words }: BotContext) {
  const select = new RoleSelectMenuBuilder()
    .setCustomId(customId(ROLE_SELECT, KEY))
    .setPlaceholder(words.guilds('setup.tickets.chooseRole'));
  const id = settings?.supportRoleId;
  // Discord refuses a default that does not exist any more.
  if (id && guild.roles.cache.has(id)) select.setDefaultRoles(id);
  return new ActionRowBuilder<RoleSelectMenuBuilder>().addComponents(select);
}

/** The text channel's rows, with what else can be done about tickets beside its buttons. */
function withButtons(
  { rows }: StepView,
  { settings, isBlind }: { settings: GuildSettings | null; isBlind: boolean },
  { words }: BotContext,
) {
  const button = (verb: string, label: string, style: ButtonStyle) =>
    new ButtonBuilder().setCustomId(customId(verb, KEY)).setLabel(label).setStyle(style);
  const isReady = settings?.ticketChannelId && settings.supportRoleId;
  const more = [
    ...(isReady ? [button(PANEL_BUTTON, words.guilds('setup.tickets.postPanel'), ButtonStyle.Primary)] : []),
    ...(isBlind ? [button(GRANT_BUTTON, words.guilds('setup.tickets.grant'), ButtonStyle.Primary)] : []),
  ];
  rows.at(-1)?.addComponents(more);
  return rows;
}
