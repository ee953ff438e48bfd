import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { completePanel } from './complete-panel.ts';
import { showPanels } from './show-panels.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NOBODY = '00000000-0000-0000-0000-000000000000';

export default {
  defer: 'ephemeral',
  autocomplete: completePanel,

  async execute(interaction, context) {
    const { guildId, options } = interaction;
    const actor = await actorOf(interaction.member, context);
    const typed = options.getString('panel', true);
    await context.ticketPanels.remove(actor, { guildId, panelId: UUID.test(typed) ? typed : NOBODY });
    await showPanels({ guildId }, context);
    await interaction.editReply(context.words.tickets('panel.removed'));
  },
} satisfies Subcommand;
