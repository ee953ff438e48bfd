import { ChannelType, OverwriteType, type TextChannel } from 'discord.js';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { TicketPlace } from './fetch-place.ts';

/** Whether nobody but staff can write there any more. */
export function isLocked(place: TicketPlace): boolean {
  return place.type === ChannelType.PrivateThread && place.locked === true;
}

/** Nobody writes in the place of a closed ticket: a thread is locked and archived, in a text channel the member only reads. */
export async function lockPlace(place: TicketPlace, { memberId }: Ticket): Promise<void> {
  if (place.type === ChannelType.PrivateThread) {
    await place.edit({ locked: true, archived: true });
    return;
  }
  if (memberId) await allowWriting(place, memberId, false);
}

/** Makes sure that it can be written in: an archived thread refuses edits (50083), a locked one whoever is not staff. */
export async function openPlace(place: TicketPlace, { memberId, state }: Ticket): Promise<void> {
  if (place.type === ChannelType.PrivateThread) {
    if (place.archived || place.locked) await place.edit({ archived: false, locked: false });
    return;
  }
  const own = memberId ? place.permissionOverwrites.cache.get(memberId) : undefined;
  if (memberId && state !== 'closed' && own?.deny.has('SendMessages')) {
    await allowWriting(place, memberId, true);
  }
}

async function allowWriting(textChannel: TextChannel, memberId: string, isAllowed: boolean): Promise<void> {
  // They may have left the guild: their type is known all the same.
  await textChannel.permissionOverwrites.edit(memberId, { SendMessages: isAllowed }, { type: OverwriteType.Member });
}
