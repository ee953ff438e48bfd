import { ChannelType, type DMChannel, type PartialDMChannel, RESTJSONErrorCodes } from 'discord.js';
import type { BotContext } from '../../context.ts';
import { isDiscordError } from '../../is-discord-error.ts';

type Dm = DMChannel | PartialDMChannel;

/**
 * A member's DM. Opened when they ask for pings, it is only looked up later: a bot that opens many DMs of its own accord
 * is kept from opening any. https://discord.com/developers/docs/resources/user#create-dm
 */
export async function openDm(memberId: string, context: BotContext): Promise<Dm> {
  const { client, livePings } = context;
  const known = (await livePings.findMember(memberId))?.dmChannelId;
  const dm = known ? await findDm(known, context) : null;
  if (dm) return dm;
  const opened = await client.users.createDM(memberId);
  await livePings.dmKnown(memberId, opened.id);
  return opened;
}

/** Opens the DM of who has just asked for pings. That it could not be opened is no matter yet: the first ping does. */
export async function rememberDm(memberId: string, context: BotContext): Promise<void> {
  try {
    await openDm(memberId, context);
  } catch (error) {
    context.log.info({ err: error, memberId }, 'DM of who asked for pings not opened yet');
  }
}

async function findDm(channelId: string, { client }: BotContext): Promise<Dm | null> {
  try {
    const found = await client.channels.fetch(channelId);
    return found?.type === ChannelType.DM ? found : null;
  } catch (error) {
    if (isDiscordError(error, RESTJSONErrorCodes.UnknownChannel)) return null;
    throw error;
  }
}
