import { ChannelType, type GuildMember, type Message } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { Win } from '#domain/glimcap/wins/win.entity.ts';
import type { BotContext } from '../../context.ts';
import { reportOutcome } from '../../guilds/report-outcome.ts';
import { fetchMember } from './fetch-member.ts';
import winsCapability from './wins.capability.ts';

/** `<:glim:123456789012345678>` */
const CUSTOM_EMOJI = /<a?:(\w+):\d+>/g;

type Context = Pick<BotContext, 'wins' | 'words' | 'languages' | 'homeGuildId' | 'capabilityReports' | 'log'>;

/**
 * Proposes what a message says as a win of its author.
 * @throws DomainError forbidden for another guild; invalid for what no member said in the open, or without words; conflict `win_too_many`
 */
export async function proposeMessage(message: Message<true>, by: GuildMember, context: Context): Promise<Win> {
  const { wins, words, homeGuildId } = context;
  if (message.guildId !== homeGuildId) throw new DomainError('forbidden', 'home_guild_only', words.glimcap('homeOnly'));
  if (message.system || message.webhookId || message.author.bot) throw refusal('win.notOfMember', context);
  // What somebody tells support in confidence is not for print.
  if (message.channel.type === ChannelType.PrivateThread) throw refusal('win.private', context);
  const author = await fetchMember(message.guild, message.author);
  const said = {
    id: message.id,
    url: message.url,
    text: message.cleanContent.replaceAll(CUSTOM_EMOJI, ':$1:'),
    sentAt: message.createdAt,
    author: { name: author?.displayName ?? message.author.displayName, discordId: message.author.id },
  };
  const win = await reportOutcome(winsCapability, message.guildId, context, () =>
    wins.propose(said, { name: by.displayName, discordId: by.id }),
  );
  if (!win) throw refusal('win.wordless', context);
  return win;
}

function refusal(key: 'win.notOfMember' | 'win.private' | 'win.wordless', { words }: Context): DomainError {
  return new DomainError('invalid', 'win_message_unfit', words.glimcap(key));
}
