import type { Subcommand } from '../../slash-command.ts';
import { completeOccurrence } from './complete-planned.ts';
import { entryId } from './entry-id.ts';
import { plannedText } from './planned-text.ts';
import { requireOwnChannel } from './require-own-channel.ts';

/** One time does not take place, or does after all. */
export default {
  defer: 'ephemeral',
  autocomplete: completeOccurrence,

  async execute(interaction, context) {
    const { schedules, words } = context;
    const { options, user: member } = interaction;
    const { user, channel } = await requireOwnChannel(member.id, context);
    const [id = '', day = ''] = options.getString('stream', true).split(' ');
    const isSkipped = !(options.getBoolean('undo') ?? false);
    const planned = await schedules.skip(channel, user, { entryId: entryId(id), day, isSkipped });
    await interaction.editReply(plannedText(planned, words));
  },
} satisfies Subcommand;
