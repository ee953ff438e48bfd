import { DomainError } from '#domain/errors.ts';
import type { Subcommand } from '../slash-command.ts';
import { checkReportChannel, findReportChannelId } from './report-channel.ts';
import { requireReviewer } from './require-reviewer.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    await requireReviewer(interaction, context);
    const { glimcap, words } = context;
    const textChannelId = await findReportChannelId('review', context);
    if (!textChannelId) throw new DomainError('unavailable', 'review_not_chosen', words.glimcap('channel.notChosen'));
    checkReportChannel({ kind: 'review', textChannelId }, context);
    const { number } = await glimcap.draft();
    await interaction.editReply(words.glimcap('drafted', { number, channel: `<#${textChannelId}>` }));
  },
} satisfies Subcommand;
