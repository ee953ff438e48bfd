import { ChannelType, type Guild } from 'discord.js';
import type { GuildChoices } from '#domain/guilds/guilds.ts';
import type { BotContext } from '../context.ts';

/** The names by which a guild's text channels and roles are recognised before anyone has chosen. */
const TEXT_CHANNELS = {
  alertChannelId: 'live',
  ticketChannelId: 'support',
  staffChannelId: 'staff',
  glimcapChannelId: 'glimcap',
};
const SUPPORT_ROLE = 'support';

/**
 * In a guild that is only played, everything is switched on at the first meeting: the text channels whose names say
 * what they are for are taken. In a guild of people they choose, with `/setup`.
 */
export async function adoptGuild(guild: Guild, { guilds, log, now }: BotContext): Promise<void> {
  if (await guilds.findSettings(guild.id)) return;
  const choices: GuildChoices = { supportRoleId: findRole(guild), welcomedAt: now() };
  for (const [setting, name] of Object.entries(TEXT_CHANNELS)) {
    Object.assign(choices, { [setting]: findTextChannel(guild, name) });
  }
  await guilds.choose(guild.id, choices);
  log.info({ guildId: guild.id, ...choices }, 'guild adopted');
}

function findTextChannel(guild: Guild, name: string): string | null {
  return guild.channels.cache.find((each) => each.type === ChannelType.GuildText && each.name === name)?.id ?? null;
}

function findRole(guild: Guild): string | null {
  return guild.roles.cache.find((role) => role.name.toLowerCase() === SUPPORT_ROLE)?.id ?? null;
}
