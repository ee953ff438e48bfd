import { PermissionFlagsBits } from 'discord.js';
import { APPLICATION_PLACE, countEmoji, type EmojiPlace, type SlotCounts } from '#domain/emotes/emoji-place.ts';
import { APPLICATION_SLOTS, guildSlots } from '#domain/emotes/emoji-slots.ts';
import type { StandingEmoji } from '#domain/emotes/plan-emoji.ts';
import type { BotContext } from '../../context.ts';

/** Where emoji stand now, and how many more could. */
export interface EmojiHome {
  place: EmojiPlace;
  /** Why nothing can be done there, as a code; null where something can. */
  trouble: 'create_expressions' | null;
  slots: SlotCounts;
  standing: StandingEmoji[];
}

type Context = Pick<BotContext, 'client' | 'emojiCalls'>;

/** Looks at a place as Discord has it, not as it was remembered. @returns null for a guild that the bot has left */
export async function openHome(place: EmojiPlace, context: Context): Promise<EmojiHome | null> {
  if (place === APPLICATION_PLACE) return openApplication(context);
  const guild = context.client.guilds.cache.get(place);
  if (!guild) return null;
  const slots = guildSlots(guild.premiumTier, guild.features);
  const isAllowed = guild.members.me?.permissions.has(PermissionFlagsBits.CreateGuildExpressions) ?? false;
  if (!isAllowed) return { place, trouble: 'create_expressions', slots, standing: [] };
  return { place, trouble: null, slots, standing: await list(place, context) };
}

/** Its slots are of both kinds together: each kind may have what is free. */
async function openApplication(context: Context): Promise<EmojiHome> {
  const standing = await list(APPLICATION_PLACE, context);
  const free = APPLICATION_SLOTS - standing.length;
  const filled = countEmoji(standing);
  const slots = { static: filled.static + free, animated: filled.animated + free };
  return { place: APPLICATION_PLACE, trouble: null, slots, standing };
}

async function list(place: EmojiPlace, { client, emojiCalls }: Context): Promise<StandingEmoji[]> {
  const emojis = await emojiCalls.list(place);
  return emojis.map(({ id, name, animated = false, available = true, roles = [], user }) => ({
    id: id ?? '',
    name: name ?? '',
    isAnimated: animated,
    roles,
    isOwn: user?.id === client.user.id,
    isAvailable: available,
  }));
}
