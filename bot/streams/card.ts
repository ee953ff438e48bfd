import { createHash } from 'node:crypto';
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  EmbedBuilder,
  escapeMarkdown,
  type MessageCreateOptions,
} from 'discord.js';
import type { User } from '#domain/accounts/user.entity.ts';
import type { Channel } from '#domain/channels/channel.entity.ts';
import type { Stream } from '#domain/streams/stream.entity.ts';
import type { BotContext } from '../context.ts';
import { customId } from '../custom-id.ts';

const LIVE = 0xf2b544;
const AWAY = 0x8a8578;
const OVER = 0x4d4a44;
/** Discord's limit for an embed's title. */
const TITLE_LENGTH = 256;
const HASH_LENGTH = 21;

/** What a card tells of a stream. */
export interface CardStream
  extends Pick<Stream, 'id' | 'startedAt' | 'viewers' | 'peakViewers'>,
    Partial<Pick<Stream, 'lostAt' | 'endedAt' | 'thumbnailAt'>> {
  channel: Partial<Pick<Channel, 'id'>> &
    Pick<Channel, 'slug' | 'title' | 'category' | 'isMature'> & {
      owner: Pick<User, 'name'> & Partial<Pick<User, 'avatarUrl'>>;
    };
}

type CardContext = Pick<BotContext, 'publicUrl' | 'words'>;
type Card = Required<Pick<MessageCreateOptions, 'embeds' | 'components'>>;

/** What a card tells beside its stream. */
interface CardMore {
  /** Of when the picture is that is attached to it. */
  pictureAt?: Date | null;
  /** How many people wrote in the chat of a stream that is over. */
  chatters?: number | null;
}

/** A card says all it can about its stream, so that editing it is sending it again. */
export function card(stream: CardStream, context: CardContext, { pictureAt, chatters }: CardMore = {}): Card {
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

  if (stream.endedAt) showOver(embed, { stream, endedAt: stream.endedAt, chatters }, context);
  else if (stream.lostAt) embed.setColor(AWAY).setDescription(words.streams('card.away', { name: nameOf(stream) }));
  else showLive(embed, stream, context);
  if (pictureAt) embed.setImage(`attachment://${pictureName(pictureAt)}`);
  return { embeds: [embed], components: [buttons(stream, context)] };
}

/** The address by which a card knows its stream, and by which the bot knows its own card again. */
export function cardUrl(stream: CardStream, publicUrl: string): string {
  return `${publicUrl}/${stream.channel.slug}?stream=${stream.id}`;
}

/** The name of the attached picture; another picture has another name. */
export function pictureName(at: Date): string {
  return `live-${at.getTime()}.jpg`;
}

/** What a card says, in few characters: `state` of what must soon be right, and all of it. */
export function hashOf(stream: CardStream, shown: Card): { state: string; all: string } {
  const { lostAt, endedAt, channel } = stream;
  const state = shortHash([lostAt, endedAt, channel.title, channel.category, channel.isMature]);
  return { state, all: `${state}.${shortHash(shown)}` };
}

function shortHash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, HASH_LENGTH);
}

function showLive(embed: EmbedBuilder, stream: CardStream, { words }: CardContext): void {
  embed
    .setColor(LIVE)
    .setDescription(words.streams('card.live', { name: nameOf(stream) }))
    .addFields({ name: words.streams('card.viewers'), value: words.number(stream.viewers), inline: true });
}

function showOver(
  embed: EmbedBuilder,
  { stream, endedAt, chatters }: { stream: CardStream; endedAt: Date; chatters: number | null | undefined },
  { words }: CardContext,
): void {
  const { peakViewers, startedAt } = stream;
  const duration = words.duration(endedAt.getTime() - startedAt.getTime());
  embed
    .setColor(OVER)
    .setDescription(words.streams('card.over', { name: nameOf(stream) }))
    .addFields(
      { name: words.streams('card.duration'), value: duration, inline: true },
      { name: words.streams('card.peak'), value: words.number(peakViewers), inline: true },
    );
  if (typeof chatters !== 'number') return;
  embed.addFields({ name: words.streams('card.chatters'), value: words.number(chatters), inline: true });
}

function nameOf({ channel: { owner } }: CardStream): string {
  return escapeMarkdown(owner.name);
}

function authorOf({ channel: { owner } }: CardStream): { name: string; iconURL?: string } {
  return owner.avatarUrl ? { name: owner.name, iconURL: owner.avatarUrl } : { name: owner.name };
}

function buttons(stream: CardStream, { publicUrl, words }: CardContext): ActionRowBuilder<ButtonBuilder> {
  const watch = new ButtonBuilder()
    .setStyle(ButtonStyle.Link)
    .setLabel(words.streams(stream.endedAt ? 'card.visit' : 'card.watch'))
    .setURL(`${publicUrl}/${stream.channel.slug}`);
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(watch);
  const { id } = stream.channel;
  if (!id) return row;
  const notify = new ButtonBuilder()
    .setStyle(ButtonStyle.Secondary)
    .setLabel(words.streams('card.notify'))
    .setCustomId(customId('notify', id));
  return row.addComponents(notify);
}
