import { EmbedBuilder, escapeMarkdown } from 'discord.js';
import type { Subcommand } from '../slash-command.ts';
import { emojiText } from './emoji-text.ts';

/** As many lines as an embed holds well; the web page has them all. */
const SHOWN = 40;

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const { emotes, words, publicUrl } = context;
    const q = interaction.options.getString('search') ?? undefined;
    const found = await emotes.list({ q, limit: SHOWN + 1 });
    const lines: string[] = [];
    for (const emote of found.slice(0, SHOWN)) {
      const shown = await emojiText(interaction.guildId, emote, context);
      const note = emote.isAnimated ? ` · ${words.emotes('list.forSupporters')}` : '';
      lines.push(`${shown} \`:${escapeMarkdown(emote.name)}:\`${note}`);
    }
    if (found.length > SHOWN) lines.push(words.emotes('list.more'));
    const embed = new EmbedBuilder()
      .setTitle(words.emotes('list.title'))
      .setURL(`${publicUrl}/emotes`)
      .setDescription(lines.join('\n') || words.emotes('list.none'));
    await interaction.editReply({ embeds: [embed] });
  },
} satisfies Subcommand;
