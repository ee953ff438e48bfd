import { ChannelType, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import { ALL_PERMISSIONS } from './permissions.ts';
import type { Channel, Overwrite } from './state/channel.ts';
import type { Member, Role, User } from './state/member.ts';
import type { State } from './state/state.ts';

const P = PermissionFlagsBits;

const EVERYONE =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.ReadMessageHistory |
  P.EmbedLinks |
  P.AttachFiles |
  P.AddReactions |
  P.UseExternalEmojis |
  P.UseApplicationCommands |
  P.ChangeNickname |
  P.CreateInstantInvite |
  P.CreatePublicThreads;

const MODERATOR = P.ManageMessages | P.ManageThreads | P.ModerateMembers | P.KickMembers;

/** What the invitation of a bot like Glim's asks for: no more, so that a missing permission shows here first. */
const BOT =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.ReadMessageHistory |
  P.EmbedLinks |
  P.AttachFiles |
  P.AddReactions |
  P.ManageMessages |
  P.ManageThreads |
  P.CreatePublicThreads |
  P.CreatePrivateThreads |
  P.ManageRoles |
  P.ManageChannels |
  P.ManageGuild |
  P.MentionEveryone |
  P.ManageGuildExpressions |
  P.CreateGuildExpressions |
  P.CreateEvents |
  P.PinMessages;

/** The guild a newcomer finds: a few roles, channels and members, and nothing said yet. */
export function furnish(options: { applicationId: string; snowflake: () => string; nowMs: number }): State {
  const { applicationId, snowflake, nowMs } = options;
  const guildId = snowflake();
  const roles = roleRows(guildId, applicationId, snowflake);
  const roleId = (name: string) => roles.find((role) => role.name === name)?.id ?? guildId;
  const users = userRows(applicationId, snowflake);
  const memberOf = (username: string, ...names: string[]): Member => {
    const userId = users.find((user) => user.username === username)?.id ?? applicationId;
    return { userId, nick: null, roles: names.map(roleId), joinedAt: nowMs };
  };
  const members = [
    memberOf('ada', 'Core Team'),
    memberOf('sam', 'Support'),
    memberOf('sol', 'Streamer'),
    memberOf('mia'),
    memberOf('Glim', 'Glim'),
  ];
  const owner = users.find((user) => user.username === 'ada');
  return {
    guild: { id: guildId, name: 'Glim', ownerId: owner?.id ?? applicationId },
    botUserId: applicationId,
    users: byId(users),
    members: new Map(members.map((member) => [member.userId, member])),
    roles: byId(roles),
    channels: byId(channelRows(guildId, roleId, snowflake)),
    threads: new Map(),
    messages: new Map(),
    commands: new Map(),
  };
}

function userRows(applicationId: string, snowflake: () => string): User[] {
  const person = (username: string, globalName: string) => ({ id: snowflake(), username, globalName, isBot: false });
  return [
    { id: applicationId, username: 'Glim', globalName: 'Glim', isBot: true },
    person('ada', 'Ada'),
    person('sam', 'Sam'),
    person('sol', 'Sol'),
    person('mia', 'Mia'),
  ];
}

/** Lowest first; the bot's own stands above those it may give. */
function roleRows(guildId: string, botId: string, snowflake: () => string): Role[] {
  const role = (name: string, permissions: bigint, more: Partial<Role> = {}): Role => ({
    id: snowflake(),
    name,
    permissions: String(permissions),
    position: 0,
    color: 0,
    isHoisted: false,
    isMentionable: false,
    botId: null,
    ...more,
  });
  const rows = [
    role('@everyone', EVERYONE, { id: guildId }),
    role('Live ping', 0n, { isMentionable: true, color: 0xf59e0b }),
    role('Streamer', 0n, { isHoisted: true, color: 0xa855f7 }),
    role('Support', P.ManageThreads, { isHoisted: true, isMentionable: true, color: 0x22c55e }),
    role('Moderator', MODERATOR, { isHoisted: true, color: 0x3b82f6 }),
    role('Glim', BOT, { botId }),
    role('Core Team', ALL_PERMISSIONS, { isHoisted: true, color: 0xef4444 }),
  ];
  return rows.map((row, position) => ({ ...row, position }));
}

function channelRows(guildId: string, roleId: (name: string) => string, snowflake: () => string): Channel[] {
  const readOnly = [
    overwrite(guildId, { deny: P.SendMessages | P.CreatePublicThreads }),
    overwrite(roleId('Glim'), { allow: P.SendMessages | P.CreatePublicThreads }),
  ];
  const staffOnly = [
    overwrite(guildId, { deny: P.ViewChannel }),
    ...['Support', 'Moderator', 'Glim'].map((name) => overwrite(roleId(name), { allow: P.ViewChannel })),
  ];
  const community = row(snowflake(), 'Community', { type: ChannelType.GuildCategory });
  const help = row(snowflake(), 'Help', { type: ChannelType.GuildCategory, position: 1 });
  const team = row(snowflake(), 'Team', { type: ChannelType.GuildCategory, position: 2, overwrites: staffOnly });
  return [
    community,
    row(snowflake(), 'welcome', { parentId: community.id, topic: 'Start here', overwrites: readOnly }),
    row(snowflake(), 'general', { parentId: community.id, position: 1 }),
    row(snowflake(), 'live', {
      parentId: community.id,
      position: 2,
      topic: 'Who is live right now',
      overwrites: readOnly,
    }),
    row(snowflake(), 'glimcap', {
      parentId: community.id,
      position: 3,
      topic: 'The week in figures',
      overwrites: readOnly,
    }),
    help,
    row(snowflake(), 'support', { parentId: help.id, position: 4, topic: 'Open a ticket', overwrites: readOnly }),
    team,
    row(snowflake(), 'staff', { parentId: team.id, position: 5, overwrites: staffOnly }),
  ];
}

function row(id: string, name: string, more: Partial<Channel>): Channel {
  return {
    id,
    name,
    type: ChannelType.GuildText,
    topic: null,
    parentId: null,
    position: 0,
    slowmodeSeconds: 0,
    overwrites: [],
    lastMessageId: null,
    ...more,
  };
}

function overwrite(id: string, bits: { allow?: bigint; deny?: bigint }): Overwrite {
  return { id, type: OverwriteType.Role, allow: String(bits.allow ?? 0n), deny: String(bits.deny ?? 0n) };
}

function byId<T extends { id: string }>(rows: T[]): Map<string, T> {
  return new Map(rows.map((one) => [one.id, one]));
}
