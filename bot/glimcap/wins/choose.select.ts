import type { SelectHandler } from '../../slash-command.ts';
import { requireDecider } from './require-decider.ts';
import { parsePlace } from './win-place.ts';
import { winView } from './win-view.ts';

/** Shows a win of the list in full. */
export default {
  verb: 'win-choose',
  defer: 'update',

  async execute(interaction, id, context) {
    await requireDecider(interaction, context);
    const win = await context.wins.get(interaction.values[0] ?? '');
    await interaction.editReply(winView(win, parsePlace(id, context), context));
  },
} satisfies SelectHandler;
