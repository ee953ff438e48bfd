import { escapeMarkdown } from 'discord.js';
import type { Channel } from '#domain/channels/channel.entity.ts';
import type { BotContext } from '../../context.ts';
import type { Subcommand } from '../../slash-command.ts';
import { completeStreamer, getStreamer, STREAMER } from '../streamer-option.ts';
import { plannedText } from './planned-text.ts';

const DAYS = 28;
const COMING_DAYS = 7;
/** Twelve lines with titles of 100 characters, escaped, stay about Discord's 2,000. */
const LINES_MAX = 12;

/** What a streamer plans; without a name one's own plans, and for who has no channel those of everybody. */
export default {
  defer: 'ephemeral',
  autocomplete: completeStreamer,

  async execute(interaction, context) {
    const named = interaction.options.getString(STREAMER);
    const channel = named ? await getStreamer(named, context) : await ownChannel(interaction.user.id, context);
    const text = channel ? await planOf(channel, { isOwn: !named }, context) : await comingText(context);
    await interaction.editReply(text);
  },
} satisfies Subcommand;

async function ownChannel(memberId: string, { accounts, channels }: BotContext): Promise<Channel | null> {
  const user = await accounts.findByDiscordId(memberId);
  return user && channels.findByOwner(user);
}

async function planOf(
  channel: Channel,
  { isOwn }: { isOwn: boolean },
  { schedules, words }: BotContext,
): Promise<string> {
  const planned = await schedules.listPlanned(channel, { days: DAYS });
  const shown = planned.filter(({ isSkipped }) => isOwn || !isSkipped);
  const name = escapeMarkdown(channel.owner.name);
  if (shown.length === 0) return words.streams('schedule.none', { name });
  const lines = shown.slice(0, LINES_MAX).map((each) => plannedText(each, words));
  return [words.streams('schedule.list', { name }), ...lines].join('\n');
}

async function comingText({ schedules, words }: BotContext): Promise<string> {
  const coming = await schedules.listComing({ days: COMING_DAYS });
  if (coming.length === 0) return words.streams('schedule.noneComing');
  const lines = coming.slice(0, LINES_MAX).map((each) =>
    words.streams('schedule.by', {
      name: escapeMarkdown(each.entry.channel.owner.name),
      line: plannedText(each, words),
    }),
  );
  return [words.streams('schedule.coming'), ...lines].join('\n');
}
