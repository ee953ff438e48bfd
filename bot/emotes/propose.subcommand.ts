import { MAX_UPLOAD_BYTES } from '#domain/emotes/emote-images.ts';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';
import type { Subcommand } from '../slash-command.ts';
import { downloadPicture } from './download-picture.ts';
import { takeEmoji } from './take-emoji.ts';

const EMOJI = /^<a?:\w{2,32}:(\d{17,20})>$/;

/** For every member: an emoji of this guild, or a picture. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const { options, member, guild, user } = interaction;
    const { words, emotes, accounts } = context;
    const [text, picture, name] = [
      options.getString('emoji'),
      options.getAttachment('picture'),
      options.getString('name'),
    ];
    const by = {
      name: member.displayName,
      user: await accounts.findByDiscordId(user.id),
      discordId: user.id,
    };
    if (text) {
      const emoji = guild.emojis.cache.get(EMOJI.exec(text.trim())?.[1] ?? '');
      if (!emoji) throw new DomainError('invalid', 'emote_emoji_foreign', words.emotes('propose.foreign'));
      const emote = await takeEmoji(emoji, { by, name }, context);
      await interaction.editReply(words.emotes('propose.done', { name: emote.name }));
      return;
    }
    if (!picture) throw new DomainError('invalid', 'emote_nothing', words.emotes('propose.nothing'));
    if (picture.size > MAX_UPLOAD_BYTES) throw tooLarge(context);
    const image = await downloadPicture(picture.url, context);
    const brought = {
      name: name ?? picture.name.replace(/\.\w+$/, ''),
      image,
      channel: null,
      by,
      source: 'guild',
    } as const;
    const emote = await emotes.propose(brought);
    await interaction.editReply(words.emotes('propose.done', { name: emote.name }));
  },
} satisfies Subcommand;

function tooLarge({ words }: BotContext): DomainError {
  return new DomainError('invalid', 'emote_image_too_large', words.emotes('propose.tooLarge'));
}
