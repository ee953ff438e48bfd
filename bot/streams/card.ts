import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  EmbedBuilder,
  escapeMarkdown,
  type MessageCreateOptions,
} from 'discord.js';
import type { Stream } from '#domain/streams/stream.entity.ts';
import type { BotContext } from '../context.ts';

const LIVE = 0xf2b544;
const AWAY = 0x8a8578;
const OVER = 0x4d4a44;
/** Discord's limit for an embed's title. */
const TITLE_LENGTH = 256;

type CardContext = Pick<BotContext, 'publicUrl' | 'words'>;

/** A card says all it can about its stream, so that editing it is sending it again. */
export function card(stream: Stream, context: CardContext): Pick<MessageCreateOptions, 'embeds' | 'components'> {
  const { channel } = stream;
  const { publicUrl, words } = context;
  const { category } = channel;
  const embed = new EmbedBuilder()
    .setURL(cardUrl(stream, publicUrl))
    .setTitle(escapeMarkdown(channel.title).slice(0, TITLE_LENGTH))
    .setAuthor(authorOf(stream))
    .addFields({
      name: words.streams('card.category'),
      value: channel.isMature ? words.streams('card.matureCategory', { category }) : category,
      inline: true,
    })
    .setTimestamp(stream.startedAt);

  if (stream.endedAt) showOver(embed, { stream, endedAt: stream.endedAt }, context);
  else if (stream.lostAt) embed.setColor(AWAY).setDescription(words.streams('card.away', { name: nameOf(stream) }));
  else showLive(embed, stream, context);
  return { embeds: [embed], components: [watchButton(stream, context)] };
}

/** The address by which a card knows its stream, and by which the bot knows its own card again. */
export function cardUrl(stream: Stream, publicUrl: string): string {
  return `${publicUrl}/${stream.channel.slug}?stream=${stream.id}`;
}

function showLive(embed: EmbedBuilder, stream: Stream, { publicUrl, words }: CardContext): void {
  embed
    .setColor(LIVE)
    .setDescription(words.streams('card.live', { name: nameOf(stream) }))
    .addFields({ name: words.streams('card.viewers'), value: words.number(stream.viewers), inline: true });
  if (stream.thumbnailAt && !stream.channel.isMature) {
    embed.setImage(`${publicUrl}/thumbnails/${stream.id}.jpg?at=${stream.thumbnailAt.getTime()}`);
  }
}

function showOver(
  embed: EmbedBuilder,
  { stream, endedAt }: { stream: Stream; endedAt: Date },
  { words }: CardContext,
): void {
  const duration = words.duration(endedAt.getTime() - stream.startedAt.getTime());
  embed
    .setColor(OVER)
    .setDescription(words.streams('card.over', { name: nameOf(stream) }))
    .addFields(
      { name: words.streams('card.duration'), value: duration, inline: true },
      { name: words.streams('card.peak'), value: words.number(stream.peakViewers), inline: true },
    );
}

function nameOf({ channel: { owner } }: Stream): string {
  return escapeMarkdown(owner.name);
}

function authorOf({ channel: { owner } }: Stream): { name: string; iconURL?: string } {
  return owner.avatarUrl ? { name: owner.name, iconURL: owner.avatarUrl } : { name: owner.name };
}

function watchButton(stream: Stream, { publicUrl, words }: CardContext): ActionRowBuilder<ButtonBuilder> {
  const button = new ButtonBuilder()
    .setStyle(ButtonStyle.Link)
    .setLabel(words.streams(stream.endedAt ? 'card.visit' : 'card.watch'))
    .setURL(`${publicUrl}/${stream.channel.slug}`);
  return new ActionRowBuilder<ButtonBuilder>().addComponents(button);
}
