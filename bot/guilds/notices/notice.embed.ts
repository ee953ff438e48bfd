import { EmbedBuilder, TimestampStyles, time } from 'discord.js';
import type { CapabilityNotice } from '#domain/guilds/capability-notice.entity.ts';
import type { BotContext } from '../../context.ts';
import { capabilities } from '../capabilities.ts';

const BROKEN = 0xd9534f;
const FINE = 0x4f9d69;

type Context = Pick<BotContext, 'words' | 'publicUrl'>;

/** By which a notice is known again among the bot's messages. */
export function noticeUrl({ id }: CapabilityNotice, { publicUrl }: Pick<BotContext, 'publicUrl'>): string {
  return `${publicUrl}/status?notice=${id}`;
}

/** By which the message that it is over is known again. */
export function closingUrl(notice: CapabilityNotice, context: Pick<BotContext, 'publicUrl'>): string {
  return `${noticeUrl(notice, context)}&over`;
}

/** What does not work, since when, why, and what to do; once it is over, that it is. */
export function noticeEmbed(notice: CapabilityNotice, context: Context): EmbedBuilder {
  const { words } = context;
  const { since, reason, closedAt } = notice;
  const embed = new EmbedBuilder()
    .setURL(noticeUrl(notice, context))
    .setColor(closedAt ? FINE : BROKEN)
    .setTitle(words.guilds(titleOf(notice), { name: nameOf(notice, words) }))
    .addFields(
      { name: words.guilds('notices.since'), value: time(since, TimestampStyles.ShortDateTime), inline: true },
      ...(closedAt
        ? [{ name: words.guilds('notices.until'), value: time(closedAt, TimestampStyles.ShortDateTime), inline: true }]
        : []),
      {
        name: words.guilds('notices.why'),
        value: words.tell(reason).slice(0, 1_024) || words.guilds('capability.brokeOff'),
      },
    );
  if (closedAt) return embed;
  return embed.addFields({ name: words.guilds('notices.whatToDo'), value: words.guilds('notices.lookAtStatus') });
}

/** A line that it is over: an edited message wakes nobody. */
export function closingEmbed(notice: CapabilityNotice, context: Context): EmbedBuilder {
  const { words } = context;
  return new EmbedBuilder()
    .setURL(closingUrl(notice, context))
    .setColor(FINE)
    .setTitle(words.guilds(titleOf(notice), { name: nameOf(notice, words) }));
}

function titleOf({ closedAt, outcome }: CapabilityNotice) {
  if (!closedAt) return 'notices.broken';
  return outcome === 'off' ? 'notices.switchedOff' : 'notices.worksAgain';
}

/** A capability of an older version has no name any more. */
function nameOf({ key }: CapabilityNotice, words: BotContext['words']): string {
  return capabilities.find((each) => each.key === key)?.name(words) ?? key;
}
