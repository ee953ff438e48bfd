import { ChannelType, DiscordAPIError, OverwriteType, RESTJSONErrorCodes } from 'discord.js';
import type { TicketPlace } from './fetch-place.ts';

const OUT_ALREADY = new Set<number | string>([
  RESTJSONErrorCodes.UnknownMember,
  RESTJSONErrorCodes.UnknownUser,
  RESTJSONErrorCodes.UnknownPermissionOverwrite,
]);

/** Lets a member see a ticket's place and write in it. */
export async function letIn(place: TicketPlace, memberId: string): Promise<void> {
  if (place.type === ChannelType.PrivateThread) {
    await place.members.add(memberId);
    return;
  }
  const granted = { ViewChannel: true, ReadMessageHistory: true, SendMessages: true, AttachFiles: true };
  await place.permissionOverwrites.edit(memberId, granted, { type: OverwriteType.Member });
}

/** Takes a member out of a ticket's place. Who is not there, or has left the guild, is out already. */
export async function takeOut(place: TicketPlace, memberId: string): Promise<void> {
  try {
    if (place.type === ChannelType.PrivateThread) await place.members.remove(memberId);
    else await place.permissionOverwrites.delete(memberId);
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || !OUT_ALREADY.has(error.code)) throw error;
  }
}
