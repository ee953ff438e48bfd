import { isHomeStaff } from '../../guilds/is-home-staff.ts';
import { requireHome } from '../../guilds/require-home.ts';
import type { Subcommand } from '../../slash-command.ts';
import { winsPage } from './wins-page.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requireHome(interaction, context);
    const week = interaction.options.getString('week') ?? 'this';
    const scope = week === 'open' ? week : context.wins.weekEnd(week === 'last' ? 'last' : 'this');
    const isStaff = await isHomeStaff(interaction, context);
    await interaction.editReply(await winsPage({ scope, page: 0, isStaff }, context));
  },
} satisfies Subcommand;
