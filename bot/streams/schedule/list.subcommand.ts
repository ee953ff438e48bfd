import { escapeMarkdown } from 'discord.js';
import type { Subcommand } from '../../slash-command.ts';
import { completeStreamer, getStreamer, STREAMER } from '../streamer-option.ts';
import { plannedText } from './planned-text.ts';
import { requireOwnChannel } from './require-own-channel.ts';

const DAYS = 28;
/** Twelve lines with titles of 100 characters, escaped, stay about Discord's 2,000. */
const LINES_MAX = 12;

/** What a streamer plans, or oneself. */
export default {
  defer: 'ephemeral',
  autocomplete: completeStreamer,

  async execute(interaction, context) {
    const { schedules, words } = context;
    const named = interaction.options.getString(STREAMER);
    const channel = named
      ? await getStreamer(named, context)
      : (await requireOwnChannel(interaction.user.id, context)).channel;
    const planned = await schedules.listPlanned(channel, { days: DAYS });
    const shown = named ? planned.filter(({ isSkipped }) => !isSkipped) : planned;
    const name = escapeMarkdown(channel.owner.name);
    const lines = shown.slice(0, LINES_MAX).map((each) => plannedText(each, words));
    await interaction.editReply(
      lines.length > 0
        ? [words.streams('schedule.list', { name }), ...lines].join('\n')
        : words.streams('schedule.none', { name }),
    );
  },
} satisfies Subcommand;
