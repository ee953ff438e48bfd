import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Guild, State } from './state.ts';
import { type StoredGuild, type StoredState, upgradeState } from './stored-state.ts';

/** Null when there is none yet. @throws when the file is not ours or damaged: better than furnishing over it. */
export async function readStateFile(path: string): Promise<State | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;

  const stored = upgradeState(JSON.parse(text));
  if (!stored) throw new Error(`${path} is not a state file of this sandbox: move it away to start anew`);
  return {
    botUserId: stored.botUserId,
    guilds: byId(stored.guilds.map(toGuild)),
    users: byId(stored.users),
    channels: byId(stored.channels),
    threads: byId(stored.threads),
    directChannels: byId(stored.directChannels),
    messages: byId(stored.messages),
    commands: byId(stored.commands),
    applicationEmojis: byId(stored.applicationEmojis),
  };
}

/** Whole or not at all: written beside and renamed over. Ephemeral messages are left out. */
export async function writeStateFile(path: string, state: State): Promise<void> {
  const { botUserId, guilds, users, channels, threads, directChannels, messages, commands, applicationEmojis } = state;
  const stored: StoredState = {
    version: 2,
    botUserId,
    guilds: [...guilds.values()].map(fromGuild),
    users: [...users.values()],
    channels: [...channels.values()],
    threads: [...threads.values()],
    directChannels: [...directChannels.values()],
    messages: [...messages.values()].filter((message) => message.visibleToUserId === null),
    commands: [...commands.values()],
    applicationEmojis: [...applicationEmojis.values()],
  };
  await writeFile(`${path}.new`, JSON.stringify(stored));
  await rename(`${path}.new`, path);
}

function toGuild(stored: StoredGuild): Guild {
  return {
    ...stored,
    members: new Map(stored.members.map((member) => [member.userId, member])),
    roles: byId(stored.roles),
    emojis: byId(stored.emojis),
    stickers: byId(stored.stickers),
    scheduledEvents: byId(stored.scheduledEvents),
    bans: new Map(stored.bans.map((ban) => [ban.userId, ban])),
  };
}

function fromGuild({ members, roles, emojis, stickers, scheduledEvents, bans, ...guild }: Guild): StoredGuild {
  return {
    ...guild,
    members: [...members.values()],
    roles: [...roles.values()],
    emojis: [...emojis.values()],
    stickers: [...stickers.values()],
    scheduledEvents: [...scheduledEvents.values()],
    bans: [...bans.values()],
  };
}

function byId<T extends { id: string }>(rows: T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
