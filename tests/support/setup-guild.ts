import { type APIMessage, ComponentType } from 'discord-api-types/v10';
import type { Presence } from '../../sandbox/discord/control/client.ts';
import type { GlimcapGuild } from './glimcap-guild.ts';

/** The custom id of a message's select of text channels or roles. */
export function selectIdOf({ components = [] }: APIMessage, type: ComponentType): string {
  const all = components.flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []));
  const found = all.find((each) => each.type === type);
  if (!found || !('custom_id' in found) || !found.custom_id) throw new Error('the message has no such select');
  return found.custom_id;
}

/** Chooses a text channel or role in a message, and waits until the message shows something else. */
export async function chooseIn(
  guild: GlimcapGuild,
  place: Presence,
  { message, type, id }: { message: APIMessage; type: ComponentType; id: string },
): Promise<APIMessage> {
  await place.select(message.id, selectIdOf(message, type), [id]);
  return changed(guild, place, message);
}

/** Clicks a message's button, and waits until the message shows something else. */
export async function pressIn(
  guild: GlimcapGuild,
  place: Presence,
  { message, label }: { message: APIMessage; label: string },
): Promise<APIMessage> {
  await guild.click(place, message, label);
  return changed(guild, place, message);
}

function changed(guild: GlimcapGuild, place: Presence, before: APIMessage): Promise<APIMessage> {
  return guild.see(place, (now) => now.id === before.id && faceOf(now) !== faceOf(before));
}

function faceOf({ content, embeds, components }: APIMessage): string {
  return JSON.stringify([content, embeds, components]);
}
