import { isHomeStaff } from '../../guilds/is-home-staff.ts';
import { requireHome } from '../../guilds/require-home.ts';
import type { ButtonHandler } from '../../slash-command.ts';
import { parsePlace } from './win-place.ts';
import { winsPage } from './wins-page.ts';

/** Turns to a page of a list of wins. */
export default {
  verb: 'win-page',
  defer: 'update',

  async execute(interaction, id, context) {
    requireHome(interaction, context);
    const isStaff = await isHomeStaff(interaction, context);
    await interaction.editReply(await winsPage({ ...parsePlace(id, context), isStaff }, context));
  },
} satisfies ButtonHandler;
