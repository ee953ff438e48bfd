import { escapeMarkdown } from 'discord.js';
import type { Subcommand } from '../../slash-command.ts';
import { completeEntry } from './complete-planned.ts';
import { entryId } from './entry-id.ts';
import { requireOwnChannel } from './require-own-channel.ts';

export default {
  defer: 'ephemeral',
  autocomplete: completeEntry,

  async execute(interaction, context) {
    const { schedules, words } = context;
    const { user, channel } = await requireOwnChannel(interaction.user.id, context);
    const removed = await schedules.remove(channel, user, entryId(interaction.options.getString('stream', true)));
    await interaction.editReply(words.streams('schedule.removed', { title: escapeMarkdown(removed.title) }));
  },
} satisfies Subcommand;
