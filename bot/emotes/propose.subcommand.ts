import type { Attachment, Guild } from 'discord.js';
import type { Emote } from '#domain/emotes/emote.entity.ts';
import { MAX_UPLOAD_BYTES } from '#domain/emotes/emote-images.ts';
import { suggestEmoteName } from '#domain/emotes/emote-name.ts';
import type { EmotePerson } from '#domain/emotes/new-emote.ts';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';
import { downloadFromCdn } from '../download-from-cdn.ts';
import type { Subcommand } from '../slash-command.ts';
import { takeEmoji } from './take-emoji.ts';

const EMOJI = /^<a?:\w{2,32}:(\d{17,20})>$/;

/** For every member: an emoji of this guild, or a picture. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const { options, member, user } = interaction;
    const { words, accounts } = context;
    const by = { name: member.displayName, user: await accounts.findByDiscordId(user.id), discordId: user.id };
    const [text, picture, name] = [
      options.getString('emoji'),
      options.getAttachment('picture'),
      options.getString('name'),
    ];
    const emote = await take({ text, picture, name, by, guild: interaction.guild }, context);
    await interaction.editReply(words.emotes('propose.done', { name: emote.name }));
  },
} satisfies Subcommand;

interface Proposal {
  text: string | null;
  picture: Attachment | null;
  name: string | null;
  by: EmotePerson;
  guild: Guild;
}

async function take({ text, picture, name, by, guild }: Proposal, context: BotContext): Promise<Emote> {
  const { words, emoteProposals } = context;
  if (text) {
    const emoji = guild.emojis.cache.get(EMOJI.exec(text.trim())?.[1] ?? '');
    if (emoji) return takeEmoji(emoji, { by, name }, context);
    throw new DomainError('invalid', 'emote_emoji_foreign', words.emotes('propose.foreign'));
  }
  if (!picture) throw new DomainError('invalid', 'emote_nothing', words.emotes('propose.nothing'));
  const image = await download(picture, context);
  return emoteProposals.propose({ name: name ?? nameOf(picture), image, channel: null, by, source: 'guild' });
}

/** @throws DomainError invalid `emote_image_too_large`; unavailable `emote_image_gone` */
async function download({ url, size }: Attachment, context: BotContext): Promise<Buffer> {
  const { words } = context;
  const tooLarge = () => new DomainError('invalid', 'emote_image_too_large', words.emotes('propose.tooLarge'));
  if (size > MAX_UPLOAD_BYTES) throw tooLarge();
  // What Discord says of its size is not taken on trust.
  const picture = await downloadFromCdn(url, { maxBytes: MAX_UPLOAD_BYTES }, context);
  if ('bytes' in picture) return picture.bytes;
  if (picture.refusal === 'too_large') throw tooLarge();
  throw new DomainError('unavailable', 'emote_image_gone', words.emotes('propose.gone'));
}

/** As near to the file's name as an emote's may be; what is left of too little is refused as it stands. */
function nameOf({ name }: Attachment): string {
  return suggestEmoteName(name) ?? name;
}
