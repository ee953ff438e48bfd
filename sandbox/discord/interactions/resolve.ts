import type {
  APIAttachment,
  APIInteractionDataResolved,
  APIInteractionDataResolvedChannel,
} from 'discord-api-types/v10';
import { permissionsOf } from '../permissions.ts';
import { presentChannel } from '../present/present-channel.ts';
import { presentPartialMember } from '../present/present-member.ts';
import { presentRole } from '../present/present-role.ts';
import { presentThread } from '../present/present-thread.ts';
import { presentUser } from '../present/present-user.ts';
import { findPlace, guildOf, isDirect, isThread, type Place } from '../state/place.ts';
import type { World } from '../world.ts';

/** What the ids in an interaction's data stand for. https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-resolved-data-structure */
export function resolve(
  world: World,
  { userId, place }: { userId: string; place: Place },
  ids: string[],
  attachments: APIAttachment[] = [],
): APIInteractionDataResolved {
  const { state } = world;
  const users = ids.flatMap((id) => state.users.get(id) ?? []);
  const guild = guildOf(state, place);
  const members = ids.flatMap((id) => guild?.members.get(id) ?? []);
  const roles = ids.flatMap((id) => guild?.roles.get(id) ?? []);
  const channels = ids.flatMap((id) => resolvedChannel(world, userId, id) ?? []);
  return {
    ...record('users', users.map(presentUser)),
    ...record('roles', roles.map(presentRole)),
    ...record('channels', channels),
    ...record('attachments', attachments),
    ...(members.length > 0
      ? {
          members: Object.fromEntries(
            members.map((member) => [
              member.userId,
              { ...presentPartialMember(member), permissions: String(permissionsOf(state, member.userId, place)) },
            ]),
          ),
        }
      : {}),
  };
}

function resolvedChannel({ state }: World, actorId: string, id: string): APIInteractionDataResolvedChannel | null {
  const place = findPlace(state, id);
  if (!place || isDirect(place)) return null;
  const permissions = String(permissionsOf(state, actorId, place));
  const app_permissions = String(permissionsOf(state, state.botUserId, place));
  if (!isThread(place)) {
    const { type, name } = presentChannel(place);
    return { id, type, name, permissions, app_permissions };
  }
  const { type, name, parent_id, thread_metadata } = presentThread(place, actorId);
  return { id, type, name, parent_id, thread_metadata, permissions, app_permissions };
}

function record<Key extends string, T extends { id: string }>(
  key: Key,
  rows: T[],
): Partial<Record<Key, Record<string, T>>> {
  const made: Partial<Record<Key, Record<string, T>>> = {};
  if (rows.length > 0) made[key] = Object.fromEntries(rows.map((row) => [row.id, row]));
  return made;
}
