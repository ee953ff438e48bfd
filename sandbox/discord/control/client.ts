import type { APIMessage, APIRole } from 'discord-api-types/v10';
import type { LoggedRequest } from '../request-log.ts';
import type { Access } from './explain.ts';
import type { FaultRequest } from './fault-order.ts';
import type { OutcomeView } from './outcome-view.ts';
import type { GivenFile } from './upload-options.ts';
import type { View } from './view.ts';

/** A member in one channel or thread. */
export interface Presence {
  channelId: string;
  post(content: string, more?: { replyTo?: string; files?: GivenFile[]; stickers?: string[] }): Promise<APIMessage>;
  edit(messageId: string, content: string): Promise<APIMessage>;
  delete(messageId: string): Promise<void>;
  /** With MANAGE_MESSAGES, 2 to 100 at once. */
  bulkDelete(messageIds: string[]): Promise<void>;
  react(messageId: string, emoji: string): Promise<void>;
  unreact(messageId: string, emoji: string): Promise<void>;
  /** `slash('ticket open', { reason: 'x' })`; resolves when the bot has answered, or not within 3 s. */
  slash(command: string, options?: Record<string, string | number | boolean | GivenFile>): Promise<OutcomeView>;
  /** Runs a command from a message's menu, by its name. */
  messageCommand(messageId: string, command: string): Promise<OutcomeView>;
  /** Runs a command from a user's menu, by its name. */
  userCommand(targetId: string, command: string): Promise<OutcomeView>;
  autocomplete(
    command: string,
    focused: string,
    options: Record<string, string | number | boolean>,
  ): Promise<OutcomeView>;
  click(messageId: string, customId: string): Promise<OutcomeView>;
  select(messageId: string, customId: string, values: string[]): Promise<OutcomeView>;
  /** Submits the modal that answered `interactionId`. */
  submitModal(interactionId: string, fields: Record<string, string | string[]>): Promise<OutcomeView>;
  /** Newest first. */
  messages(limit?: number): Promise<APIMessage[]>;
}

/** What a moderator does to others. */
export interface Moderation {
  ban(userId: string, more?: { deleteMessageSeconds?: number; reason?: string }): Promise<void>;
  unban(userId: string): Promise<void>;
  kick(userId: string): Promise<void>;
  /** Lets them only read for so long; 0 ends it. */
  timeOut(userId: string, seconds: number): Promise<void>;
}

/** What a role may be made or changed to. */
export interface RoleFields {
  permissions?: string;
  color?: number;
  isHoisted?: boolean;
  isMentionable?: boolean;
  position?: number;
}

/** In which guild somebody does something, and who; the first one and its owner where nothing is said. */
interface ActedOn {
  guildId?: string;
  as?: string;
}

/** The sandbox's control API, for tests. What names no guild is about the first one. */
export interface SandboxClient {
  as(userId: string): {
    in(channelId: string): Presence;
    join(guildId?: string): Promise<void>;
    leave(guildId?: string): Promise<void>;
    state(guildId?: string): Promise<View>;
    /** What they may do in a channel and what not, each with the rule that decides. */
    access(channelId: string): Promise<Access[]>;
    /** Their direct messages with the bot, begun when there are none. */
    direct(): Promise<Presence>;
    /** What they set in their client; the bot is not told. */
    set(settings: { locale?: string; acceptsDirectMessages?: boolean }): Promise<void>;
    /** As a moderator of a guild, with the permissions they have there. */
    moderate(guildId?: string): Moderation;
  };
  /** The guild as its owner sees it. */
  state(guildId?: string): Promise<View>;
  /** The id of the furnished member, e.g. `mia`. */
  userId(username: string): Promise<string>;
  /** The id of a channel or thread by its name. */
  channelId(name: string, guildId?: string): Promise<string>;
  /** Makes a guild with the furnished roles, channels and members, and the bot in it. */
  addGuild(name: string): Promise<{ id: string; name: string; owner_id: string }>;
  deleteGuild(guildId: string): Promise<void>;
  /** Invites the bot (back) into a guild, with these permissions (decimal) or the usual ones. */
  inviteBot(guildId: string, permissions?: string): Promise<void>;
  removeBot(guildId: string): Promise<void>;
  addMember(name: string, roles?: string[], guildId?: string): Promise<{ user: { id: string } }>;
  giveRole(userId: string, roleId: string): Promise<void>;
  takeRole(userId: string, roleId: string): Promise<void>;
  /** Right above @everyone, unless a position is given; `permissions` are decimal. */
  addRole(name: string, more?: RoleFields & { guildId?: string }): Promise<APIRole>;
  editRole(roleId: string, change: RoleFields & { name?: string }): Promise<APIRole>;
  deleteRole(roleId: string): Promise<void>;
  /** The id of a role by its name. */
  roleId(name: string, guildId?: string): Promise<string>;
  addChannel(
    name: string,
    more?: { type?: 'text' | 'voice' | 'announcement' | 'category'; parentId?: string; guildId?: string },
  ): Promise<{ id: string }>;
  /** As whoever owns the guild would; a thread too. */
  deleteChannel(channelId: string): Promise<void>;
  /** What a role or member may do differently in a channel, decimal; null for nothing. */
  overwrite(channelId: string, targetId: string, bits: { allow?: string; deny?: string } | null): Promise<void>;
  /** The preferred language of a guild. */
  setGuildLocale(guildId: string, locale: string): Promise<void>;
  renameGuild(guildId: string, name: string): Promise<void>;
  /** As the owner, or whom is named, would. `image` is a picture's bytes; its kind is told by them. */
  addEmoji(name: string, image: Buffer, more?: { guildId?: string; as?: string }): Promise<{ id: string }>;
  renameEmoji(emojiId: string, name: string, guildId?: string): Promise<void>;
  deleteEmoji(emojiId: string, guildId?: string): Promise<void>;
  /** As the owner, or whom is named, would: a PNG, an animated PNG or a GIF. */
  addSticker(
    name: string,
    file: Buffer,
    more?: ActedOn & { description?: string; tags?: string },
  ): Promise<{ id: string }>;
  deleteSticker(stickerId: string, guildId?: string): Promise<void>;
  /** As a moderator would; the owner where nobody is named. */
  changeEvent(eventId: string, change: { name?: string; status?: number | undefined }, more?: ActedOn): Promise<void>;
  deleteEvent(eventId: string, more?: ActedOn): Promise<void>;
  /** How far a guild is boosted. */
  setBoostTier(tier: 0 | 1 | 2 | 3, guildId?: string): Promise<void>;
  requests(): Promise<LoggedRequest[]>;
  faults: {
    order(fault: FaultRequest): Promise<void>;
    /** The next `times` calls of this route answer `status` (503). */
    failNext(route: { method?: string; path?: string }, times?: number, status?: number): Promise<void>;
    clear(): Promise<void>;
  };
  /** Asks again every 50 ms until the answer is not null, undefined or false. @throws after `timeoutMs` (10 s) */
  until<T>(predicate: () => Promise<T>, timeoutMs?: number): Promise<NonNullable<T>>;
}

/** `url` and `token` are the sandbox's address and its control token. A refusal is thrown as an Error with Discord's answer in it. */
export function sandboxClient({ url, token }: { url: string; token: string }): SandboxClient {
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`${url}/control${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /control${path}: ${response.status} ${text}`);
    return JSON.parse(text || 'null');
  };
  const order = (fault: FaultRequest) => call<void>('POST', '/faults', fault);
  const state = (guildId?: string) => call<View>('GET', `/state${guildId ? `?guild=${guildId}` : ''}`);

  const guildOf = async (guildId?: string) => guildId ?? (await state()).guild.id;

  return {
    as: (userId) => ({
      in: (channelId) => presence(call, userId, channelId),
      join: (guildId) => call('POST', `/as/${userId}/join`, { guildId }),
      leave: (guildId) => call('POST', `/as/${userId}/leave`, { guildId }),
      state: (guildId) => call('GET', `/state?as=${userId}${guildId ? `&guild=${guildId}` : ''}`),
      access: (channelId) => call('GET', `/channels/${channelId}/access?as=${userId}`),
      direct: async () => presence(call, userId, (await call<{ id: string }>('POST', `/as/${userId}/direct`)).id),
      set: (settings) => call('PATCH', `/as/${userId}/settings`, settings),
      moderate: (guildId) => moderation(call, userId, guildId),
    }),
    state,
    userId: async (username) => found((await state()).users, (user) => user.username === username, username),
    channelId: async (name, guildId) => {
      const { channels, threads } = await state(guildId);
      return found([...channels, ...threads], (place) => place.name === name, name);
    },
    addGuild: (name) => call('POST', '/guilds', { name }),
    deleteGuild: (guildId) => call('DELETE', `/guilds/${guildId}`),
    inviteBot: (guildId, permissions) => call('PUT', `/guilds/${guildId}/bot`, { permissions }),
    removeBot: (guildId) => call('DELETE', `/guilds/${guildId}/bot`),
    addMember: (name, roles = [], guildId) => call('POST', '/members', { name, roles, guildId }),
    giveRole: (userId, roleId) => call('PUT', `/members/${userId}/roles/${roleId}`),
    takeRole: (userId, roleId) => call('DELETE', `/members/${userId}/roles/${roleId}`),
    addRole: (name, more = {}) => call('POST', '/roles', { name, ...more }),
    editRole: (roleId, change) => call('PATCH', `/roles/${roleId}`, change),
    deleteRole: (roleId) => call('DELETE', `/roles/${roleId}`),
    roleId: async (name, guildId) => found((await state(guildId)).roles, (role) => role.name === name, name),
    addChannel: (name, more = {}) => call('POST', '/channels', { name, ...more }),
    deleteChannel: (channelId) => call('DELETE', `/channels/${channelId}`),
    overwrite: (channelId, targetId, bits) =>
      call(bits ? 'PUT' : 'DELETE', `/channels/${channelId}/overwrites/${targetId}`, bits ?? undefined),
    setGuildLocale: (guildId, locale) => call('PUT', `/guilds/${guildId}/locale`, { locale }),
    renameGuild: (guildId, name) => call('PUT', `/guilds/${guildId}/name`, { name }),
    addEmoji: async (name, image, { guildId, as } = {}) => {
      const uri = `data:image/${image.toString('latin1', 0, 3) === 'GIF' ? 'gif' : 'png'};base64,${image.toString('base64')}`;
      return call('POST', `/guilds/${await guildOf(guildId)}/emojis`, { name, image: uri, as });
    },
    renameEmoji: async (emojiId, name, guildId) =>
      call('PATCH', `/guilds/${await guildOf(guildId)}/emojis/${emojiId}`, { name }),
    deleteEmoji: async (emojiId, guildId) => call('DELETE', `/guilds/${await guildOf(guildId)}/emojis/${emojiId}`),
    addSticker: async (name, file, { guildId, ...more } = {}) =>
      call('POST', `/guilds/${await guildOf(guildId)}/stickers`, { name, base64: file.toString('base64'), ...more }),
    deleteSticker: async (stickerId, guildId) =>
      call('DELETE', `/guilds/${await guildOf(guildId)}/stickers/${stickerId}`),
    changeEvent: async (eventId, change, { guildId, as } = {}) =>
      call('PATCH', `/guilds/${await guildOf(guildId)}/scheduled-events/${eventId}`, { ...change, as }),
    deleteEvent: async (eventId, { guildId, as } = {}) =>
      call(
        'DELETE',
        `/guilds/${await guildOf(guildId)}/scheduled-events/${eventId}${as === undefined ? '' : `?as=${as}`}`,
      ),
    setBoostTier: async (tier, guildId) => call('PUT', `/guilds/${await guildOf(guildId)}/boosts`, { tier }),
    requests: () => call('GET', '/requests'),
    faults: {
      order,
      failNext: (route, times = 1, status = 503) => order({ kind: 'status', ...route, times, status }),
      clear: () => call('DELETE', '/faults'),
    },
    until,
  };
}

type Call = <T>(method: string, path: string, body?: object) => Promise<T>;

function presence(call: Call, userId: string, channelId: string): Presence {
  const as = `/as/${userId}`;
  return {
    channelId,
    post: (content, more = {}) => call('POST', `${as}/messages`, { channelId, content, ...more }),
    edit: (messageId, content) => call('PATCH', `${as}/messages/${messageId}`, { channelId, content }),
    delete: (messageId) => call('DELETE', `${as}/messages/${messageId}?channelId=${channelId}`),
    bulkDelete: (messageIds) => call('POST', `${as}/bulk-delete`, { channelId, messageIds }),
    react: (messageId, emoji) => call('POST', `${as}/messages/${messageId}/reactions`, { channelId, emoji }),
    unreact: (messageId, emoji) =>
      call('POST', `${as}/messages/${messageId}/reactions`, { channelId, emoji, remove: true }),
    slash: (command, options = {}) => call('POST', `${as}/slash`, { channelId, command, options }),
    messageCommand: (messageId, command) => call('POST', `${as}/message-command`, { channelId, messageId, command }),
    userCommand: (targetId, command) => call('POST', `${as}/user-command`, { channelId, targetId, command }),
    autocomplete: (command, focused, options) =>
      call('POST', `${as}/autocomplete`, { channelId, command, focused, options }),
    click: (messageId, customId) => call('POST', `${as}/components`, { channelId, messageId, customId }),
    select: (messageId, customId, values) =>
      call('POST', `${as}/components`, { channelId, messageId, customId, values }),
    submitModal: (interactionId, fields) => call('POST', `${as}/modals`, { interactionId, fields }),
    messages: (limit = 50) => call('GET', `/channels/${channelId}/messages?as=${userId}&limit=${limit}`),
  };
}

function moderation(call: Call, userId: string, guildId: string | undefined): Moderation {
  const as = `/as/${userId}`;
  return {
    ban: (targetId, more = {}) => call('POST', `${as}/bans/${targetId}`, { guildId, ...more }),
    unban: (targetId) => call('POST', `${as}/unbans/${targetId}`, { guildId }),
    kick: (targetId) => call('POST', `${as}/kicks/${targetId}`, { guildId }),
    timeOut: (targetId, seconds) => call('POST', `${as}/timeouts/${targetId}`, { guildId, seconds }),
  };
}

const ASK_EVERY_MS = 50;

async function until<T>(predicate: () => Promise<T>, timeoutMs = 10_000): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await predicate();
    if (value !== null && value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${predicate}`);
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}

function found<T extends { id: string }>(rows: T[], isWanted: (row: T) => boolean, name: string): string {
  const row = rows.find(isWanted);
  if (!row) throw new Error(`the sandbox has no ${name}`);
  return row.id;
}
