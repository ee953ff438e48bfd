import { type APIDMChannel, ChannelType } from 'discord-api-types/v10';
import type { DirectChannel } from '../state/channel.ts';
import type { State } from '../state/state.ts';
import { NO_FLAGS } from './no-flags.ts';
import { userOf } from './present-member.ts';
import { presentUser } from './present-user.ts';

/** https://discord.com/developers/docs/resources/channel#channel-object; `recipients` is whom the reader talks to. */
export function presentDirectChannel(state: State, { id, userId, lastMessageId }: DirectChannel, readerId: string) {
  const other = readerId === userId ? state.botUserId : userId;
  return {
    id,
    type: ChannelType.DM,
    last_message_id: lastMessageId,
    flags: NO_FLAGS,
    recipients: [presentUser(userOf(state, other))],
  } satisfies Omit<APIDMChannel, 'name'>;
}
