/** The state's shape on disk: maps as arrays, one version number. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { State } from './state.ts';

const VERSION = 1;

/** Null when there is none yet. @throws when the file is not ours or damaged: better than furnishing over it. */
export async function readStateFile(path: string): Promise<State | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;

  const stored = JSON.parse(text);
  if (stored?.version !== VERSION)
    throw new Error(`${path} is not a state file of this sandbox: move it away to start anew`);
  return {
    guild: stored.guild,
    botUserId: stored.botUserId,
    users: byId(stored.users),
    members: new Map(stored.members.map((member: { userId: string }) => [member.userId, member])),
    roles: byId(stored.roles),
    channels: byId(stored.channels),
    threads: byId(stored.threads),
    messages: byId(stored.messages),
    commands: byId(stored.commands),
  };
}

/** Whole or not at all: written beside and renamed over. Ephemeral messages are left out. */
export async function writeStateFile(path: string, state: State): Promise<void> {
  const { guild, botUserId, users, members, roles, channels, threads, messages, commands } = state;
  const stored = {
    version: VERSION,
    guild,
    botUserId,
    users: [...users.values()],
    members: [...members.values()],
    roles: [...roles.values()],
    channels: [...channels.values()],
    threads: [...threads.values()],
    messages: [...messages.values()].filter((message) => message.visibleToUserId === null),
    commands: [...commands.values()],
  };
  await writeFile(`${path}.new`, JSON.stringify(stored));
  await rename(`${path}.new`, path);
}

function byId<T extends { id: string }>(rows: T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
