import { EmbedBuilder } from 'discord.js';
import type { Subcommand } from '../slash-command.ts';
import { emojiText } from './emoji-text.ts';
import { fitLines } from './fit-lines.ts';

/** As many as one reads; the web page has them all. */
const SHOWN = 40;
/** An embed's description holds 4,096 characters. */
const ROOM = 3_900;

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
      lines.push(`${shown} \`:${emote.name}:\`${note}`);
    }
    const fitting = fitLines(lines, ROOM);
    if (found.length > fitting.length) fitting.push(words.emotes('list.more'));
    const embed = new EmbedBuilder()
      .setTitle(words.emotes('list.title'))
      .setURL(`${publicUrl}/emotes`)
      .setDescription(fitting.join('\n') || words.emotes('list.none'));
    await interaction.editReply({ embeds: [embed] });
  },
} satisfies Subcommand;
