import type { GatewayGuildMembersChunkDispatchData } from 'discord-api-types/v10';
import * as z from 'zod/mini';
import { presentMember } from '../present/present-member.ts';
import type { Member } from '../state/member.ts';
import type { Guild, State } from '../state/state.ts';

const CHUNK_SIZE = 1000;

/** Op 8: https://discord.com/developers/docs/events/gateway-events#request-guild-members */
export const MEMBERS_REQUEST = z.object({
  guild_id: z.union([z.string(), z.array(z.string())]),
  query: z.optional(z.string()),
  limit: z.optional(z.number()),
  presences: z.optional(z.boolean()),
  user_ids: z.optional(z.union([z.string(), z.array(z.string())])),
  nonce: z.optional(z.string()),
});

export type MembersRequest = z.infer<typeof MEMBERS_REQUEST>;

/** The members asked for, a thousand a chunk; at least one chunk, with the nonce echoed. */
export function memberChunks(
  state: State,
  guild: Guild,
  request: MembersRequest,
): GatewayGuildMembersChunkDispatchData[] {
  const userIds = request.user_ids === undefined ? null : [request.user_ids].flat();
  const found = userIds ? membersById(guild, userIds) : membersByName(state, guild, request);
  const count = Math.max(1, Math.ceil(found.length / CHUNK_SIZE));
  const missing = userIds?.filter((id) => !guild.members.has(id)) ?? [];
  return Array.from({ length: count }, (_, index) => ({
    guild_id: guild.id,
    members: found.slice(index * CHUNK_SIZE, (index + 1) * CHUNK_SIZE).map((member) => presentMember(state, member)),
    chunk_index: index,
    chunk_count: count,
    ...(missing.length > 0 ? { not_found: missing } : {}),
    ...(request.nonce === undefined ? {} : { nonce: request.nonce }),
  }));
}

function membersById(guild: Guild, userIds: string[]): Member[] {
  return [...guild.members.values()].filter((member) => userIds.includes(member.userId));
}

function membersByName(state: State, guild: Guild, { query = '', limit = 0 }: MembersRequest): Member[] {
  const start = query.toLowerCase();
  const found = [...guild.members.values()].filter((member) => {
    const user = state.users.get(member.userId);
    return [user?.username, user?.globalName, member.nick].some((name) => name?.toLowerCase().startsWith(start));
  });
  return limit > 0 ? found.slice(0, limit) : found;
}
