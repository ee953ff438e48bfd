import type { Subcommand } from '../slash-command.ts';
import { policyText } from './policy-text.ts';
import { reportMessage } from './sync/report.embed.ts';

/** The report for who asks, as it stands now. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const sync = await context.emoteSyncs.find(interaction.guildId);
    if (sync?.startedAt || sync?.trouble) await interaction.editReply(await reportMessage(sync, context));
    else await interaction.editReply(await policyText(interaction.guildId, context));
  },
} satisfies Subcommand;
