import { ChannelType, Locale, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import { ALL_PERMISSIONS } from './permissions.ts';
import type { Channel, Overwrite } from './state/channel.ts';
import type { Member, Role, User } from './state/member.ts';
import { NEW_USER } from './state/new-user.ts';
import type { Guild, State } from './state/state.ts';

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

const MODERATOR = P.ManageMessages | P.ManageThreads | P.ModerateMembers | P.KickMembers | P.BanMembers;

/** What the invitation of a bot like Glim's asks for: no more, so that a missing permission shows here first. */
export const BOT_PERMISSIONS =
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

interface Furnisher {
  applicationId: string;
  snowflake: () => string;
  nowMs: number;
}

/** The Discord that a newcomer finds: one guild of a few members, and nothing said yet. */
export function furnish(furnisher: Furnisher): State {
  const state: State = {
    botUserId: furnisher.applicationId,
    guilds: new Map(),
    users: byId(userRows(furnisher.applicationId, furnisher.snowflake)),
    channels: new Map(),
    threads: new Map(),
    directChannels: new Map(),
    messages: new Map(),
    commands: new Map(),
    applicationEmojis: new Map(),
  };
  furnishGuild(state, furnisher, 'Glim');
  return state;
}

/** Adds a guild with the usual roles, channels and members, the bot among them. */
export function furnishGuild(state: State, { applicationId, snowflake, nowMs }: Furnisher, name: string): Guild {
  const guildId = snowflake();
  const roles = roleRows(guildId, applicationId, snowflake);
  const roleId = (role: string) => roles.find((row) => row.name === role)?.id ?? guildId;
  const userId = (username: string) => [...state.users.values()].find((user) => user.username === username)?.id;
  const memberOf = (username: string, ...names: string[]): Member[] => {
    const id = userId(username);
    return id === undefined
      ? []
      : [{ userId: id, nick: null, roles: names.map(roleId), joinedAt: nowMs, timedOutUntil: null }];
  };
  const members = [
    ...memberOf('ada', 'Core Team'),
    ...memberOf('sam', 'Support'),
    ...memberOf('sol', 'Streamer'),
    ...memberOf('mia'),
    ...memberOf('Glim', 'Glim'),
  ];
  const guild: Guild = {
    id: guildId,
    name,
    locale: Locale.EnglishUS,
    emojis: new Map(),
    stickers: new Map(),
    scheduledEvents: new Map(),
    bans: new Map(),
    premiumTier: 0,
    ownerId: userId('ada') ?? applicationId,
    members: new Map(members.map((member) => [member.userId, member])),
    roles: byId(roles),
  };
  state.guilds.set(guildId, guild);
  for (const channel of channelRows(guildId, roleId, snowflake)) state.channels.set(channel.id, channel);
  return guild;
}

function userRows(applicationId: string, snowflake: () => string): User[] {
  const person = (username: string, globalName: string) => ({ ...NEW_USER, id: snowflake(), username, globalName });
  return [
    { ...NEW_USER, id: applicationId, username: 'Glim', globalName: 'Glim', isBot: true },
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
    role('Glim', BOT_PERMISSIONS, { botId }),
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
  const row = (name: string, more: Partial<Channel>): Channel => ({
    ...EMPTY,
    id: snowflake(),
    guildId,
    name,
    ...more,
  });
  const category = (name: string, more: Partial<Channel> = {}) =>
    row(name, { type: ChannelType.GuildCategory, ...more });
  const community = category('Community');
  const help = category('Help', { position: 1 });
  const team = category('Team', { position: 2, overwrites: staffOnly });
  const live = { topic: 'Who is live right now', overwrites: readOnly };
  const glimcap = { topic: 'The week in figures', overwrites: readOnly };
  return [
    community,
    row('welcome', { parentId: community.id, topic: 'Start here', overwrites: readOnly }),
    row('general', { parentId: community.id, position: 1 }),
    row('live', { parentId: community.id, position: 2, ...live }),
    row('glimcap', { parentId: community.id, position: 3, ...glimcap }),
    help,
    row('support', { parentId: help.id, position: 4, topic: 'Open a ticket', overwrites: readOnly }),
    team,
    row('staff', { parentId: team.id, position: 5, overwrites: staffOnly }),
  ];
}

const EMPTY: Omit<Channel, 'id' | 'guildId' | 'name'> = {
  type: ChannelType.GuildText,
  topic: null,
  parentId: null,
  position: 0,
  slowmodeSeconds: 0,
  overwrites: [],
  lastMessageId: null,
};

function overwrite(id: string, bits: { allow?: bigint; deny?: bigint }): Overwrite {
  return { id, type: OverwriteType.Role, allow: String(bits.allow ?? 0n), deny: String(bits.deny ?? 0n) };
}

function byId<T extends { id: string }>(rows: T[]): Map<string, T> {
  return new Map(rows.map((one) => [one.id, one]));
}
