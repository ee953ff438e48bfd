import { AttachmentBuilder, EmbedBuilder, escapeMarkdown } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { BotContext } from '../context.ts';
import { inGuildLanguage } from '../guilds/in-guild-language.ts';
import { postOnce } from '../post-once.ts';
import { takeEmoji } from './take-emoji.ts';

const ROOM = 3_800;

/**
 * Brings all of a guild's own emoji into review, and says what became of each in its staff's text channel. Run twice,
 * it finds what it had brought: those are there already.
 */
export async function importEmojis(order: OutboxTasks['emotes.import'], context: BotContext): Promise<void> {
  const guild = context.client.guilds.cache.get(order.guildId);
  if (!guild) return;
  const inGuild = await inGuildLanguage(guild.id, context);
  const { words, accounts, guilds, publicUrl, now } = inGuild;
  const user = await accounts.findByDiscordId(order.byId);
  const lines: string[] = [];
  let count = 0;
  for (const emoji of [...guild.emojis.cache.values()]) {
    // Staff are not held to the number of proposals that a member has: who vouches for all is named by their name.
    const by = { name: order.by, user, discordId: null };
    try {
      const { name } = await takeEmoji(emoji, { by }, inGuild);
      count += 1;
      lines.push(`- :${escapeMarkdown(emoji.name)}: ${words.emotes('import.brought', { name: escapeMarkdown(name) })}`);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      lines.push(`- :${escapeMarkdown(emoji.name)}: ${words.refusal(error)}`);
    }
  }
  const staffChannelId = (await guilds.findSettings(guild.id))?.staffChannelId;
  const textChannel = staffChannelId ? context.client.channels.cache.get(staffChannelId) : undefined;
  if (!textChannel?.isTextBased() || textChannel.isDMBased()) return;
  const text = lines.join('\n');
  const url = `${publicUrl}/staff/emotes?import=${order.importId}`;
  const embed = new EmbedBuilder()
    .setURL(url)
    .setTitle(words.emotes('import.title', { count }))
    .setDescription(text.length > ROOM ? words.emotes('import.inFile') : text || words.emotes('import.none'));
  const files = text.length > ROOM ? [new AttachmentBuilder(Buffer.from(text), { name: 'emoji.txt' })] : [];
  // Whether an earlier run had posted it is not stored: it is looked for.
  const posting = { id: order.importId, attemptedAt: now(), url, message: () => ({ embeds: [embed], files }) };
  await postOnce(textChannel, { ...posting, attempted: async () => undefined });
}
