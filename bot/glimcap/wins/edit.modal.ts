import type { ModalHandler } from '../../slash-command.ts';
import { EDIT_WIN } from './edit.button.ts';
import { requireDecider } from './require-decider.ts';
import { readWinForm } from './win-form.ts';
import { parseWinId } from './win-place.ts';
import { winView } from './win-view.ts';

export default {
  verb: EDIT_WIN,
  defer: 'update',

  async execute(interaction, text, context) {
    await requireDecider(interaction, context);
    const { id, place } = parseWinId(text, context);
    const win = await context.wins.edit(id, readWinForm(interaction, context));
    context.log.info({ winId: id, userId: interaction.user.id }, 'win edited');
    await interaction.editReply(winView(win, place, context));
  },
} satisfies ModalHandler;
