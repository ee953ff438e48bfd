import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  EmbedBuilder,
  escapeMarkdown,
} from 'discord.js';
import type { Emote } from '#domain/emotes/emote.entity.ts';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';

const COLOURS = { waiting: 0xd8a34a, approved: 0x4f9d69, declined: 0xd9534f, removed: 0x8a8f98 } as const;

/** By which a card is known again among the bot's messages. */
export function reviewUrl({ id }: Emote, { publicUrl }: Pick<BotContext, 'publicUrl'>): string {
  return `${publicUrl}/staff/emotes?emote=${id}`;
}

/** What staff decide on, with buttons as long as nobody has. */
export function reviewCard(emote: Emote, context: Pick<BotContext, 'words' | 'publicUrl'>) {
  const { words } = context;
  const { id, name, state, channel, proposedBy, isAnimated, decidedBy, reason } = emote;
  const who = channel ? words.emotes('review.channel', { slug: channel.slug }) : words.emotes('review.platform');
  const embed = new EmbedBuilder()
    .setURL(reviewUrl(emote, context))
    .setTitle(words.emotes(`review.title.${state}`, { name }))
    .setColor(COLOURS[state])
    .setImage(`attachment://${fileName(emote)}`)
    .addFields(
      { name: words.emotes('review.by'), value: escapeMarkdown(proposedBy || '?'), inline: true },
      { name: words.emotes('review.for'), value: who, inline: true },
      {
        name: words.emotes('review.kind'),
        value: words.emotes(isAnimated ? 'review.moves' : 'review.still'),
        inline: true,
      },
      ...(decidedBy && state !== 'waiting'
        ? [{ name: words.emotes('review.decidedBy'), value: escapeMarkdown(decidedBy), inline: true }]
        : []),
      ...(reason ? [{ name: words.emotes('review.reason'), value: escapeMarkdown(reason) }] : []),
    );
  const button = (verb: 'approve' | 'decline' | 'rename', style: ButtonStyle) =>
    new ButtonBuilder()
      .setCustomId(customId(`emote-${verb}`, id))
      .setLabel(words.emotes(`review.button.${verb}`))
      .setStyle(style);
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
    button('approve', ButtonStyle.Success),
    button('decline', ButtonStyle.Danger),
    button('rename', ButtonStyle.Secondary),
  );
  return { embeds: [embed], components: state === 'waiting' ? [row] : [] };
}

export async function reviewFile(emote: Emote, { emotes }: Pick<BotContext, 'emotes'>): Promise<AttachmentBuilder[]> {
  const image = await emotes.findImage(emote.id, 'emoji');
  return image ? [new AttachmentBuilder(Buffer.from(image.bytes), { name: fileName(emote) })] : [];
}

function fileName({ isAnimated }: Emote): string {
  return `emote.${isAnimated ? 'gif' : 'png'}`;
}
