import { AttachmentBuilder, EmbedBuilder, escapeMarkdown } from 'discord.js';
import type { Subcommand } from '../slash-command.ts';
import { emojiText } from './emoji-text.ts';
import { getEmote } from './get-emote.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const { emotes, emojiLedger, words } = context;
    const emote = await getEmote(interaction.options.getString('name', true), context);
    const image = await emotes.findImage(emote.id, 'emoji');
    const file = `emote.${emote.isAnimated ? 'gif' : 'png'}`;
    const row = (await emojiLedger.list(interaction.guildId)).find((each) => each.emote?.id === emote.id);
    const { channel } = emote;
    const embed = new EmbedBuilder()
      .setTitle(`:${escapeMarkdown(emote.name)}:`)
      .setThumbnail(`attachment://${file}`)
      .setDescription(await emojiText(interaction.guildId, emote, context))
      .addFields(
        {
          name: words.emotes('review.for'),
          value: channel ? words.emotes('review.channel', { slug: channel.slug }) : words.emotes('review.platform'),
          inline: true,
        },
        {
          name: words.emotes('info.who'),
          value: words.emotes(emote.isAnimated ? 'info.supporters' : 'info.everyone'),
          inline: true,
        },
        { name: words.emotes('info.here'), value: words.emotes(row ? `info.fate.${row.fate}` : 'info.notHere') },
      );
    const files = image ? [new AttachmentBuilder(Buffer.from(image.bytes), { name: file })] : [];
    await interaction.editReply({ embeds: [embed], files });
  },
} satisfies Subcommand;
