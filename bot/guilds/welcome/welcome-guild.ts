import {
  ChannelType,
  DiscordAPIError,
  EmbedBuilder,
  type Guild,
  type GuildTextBasedChannel,
  PermissionFlagsBits,
} from 'discord.js';
import type { BotContext } from '../../context.ts';
import { findOwn } from '../../find-own.ts';

const NEEDED =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.ReadMessageHistory;

/**
 * Says hello, once a guild: in the text channel for such news, else in the first where that is possible. A crash
 * before it is written down leaves a message that the next attempt finds by its address. Where nothing can be said
 * nothing is, until the next start.
 */
export async function welcomeGuild(guild: Guild, context: BotContext): Promise<void> {
  const settings = await context.guilds.findSettings(guild.id);
  if (settings?.welcomedAt) return;
  const textChannel = findPlace(guild);
  if (!textChannel) return;
  try {
    const known = await findOwn(textChannel, welcomeUrl(context));
    const nonce = `hello${guild.id}`;
    if (!known) await textChannel.send({ embeds: [welcomeEmbed(context)], nonce, enforceNonce: true });
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    context.log.info({ guildId: guild.id, reason: error.message }, 'guild not welcomed');
    return;
  }
  await context.guilds.choose(guild.id, { welcomedAt: context.now() });
  context.log.info({ guildId: guild.id, textChannelId: textChannel.id }, 'guild welcomed');
}

function findPlace(guild: Guild): GuildTextBasedChannel | undefined {
  const inOrder = guild.channels.cache
    .filter((each) => each.type === ChannelType.GuildText)
    .sort((one, other) => one.rawPosition - other.rawPosition);
  const places = [...(guild.systemChannel ? [guild.systemChannel] : []), ...inOrder.values()];
  return places.find((each) => each.permissionsFor(guild.client.user)?.has(NEEDED));
}

function welcomeUrl({ publicUrl }: BotContext): string {
  return `${publicUrl}/help?hello`;
}

function welcomeEmbed(context: BotContext): EmbedBuilder {
  const { words } = context;
  return new EmbedBuilder()
    .setColor(0xf2b544)
    .setURL(welcomeUrl(context))
    .setTitle(words.guilds('welcome.title'))
    .setDescription(words.guilds('welcome.text'));
}
