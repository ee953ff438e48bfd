import type { ButtonHandler } from '../../slash-command.ts';
import { PANEL_BUTTON } from '../panels/panel.embed.ts';
import { chooseCategory, showForm } from './show-form.ts';

export default {
  verb: PANEL_BUTTON,
  defer: 'none',

  /** @param id of a category; a panel of before names none */
  async execute(interaction, id, context) {
    const { guildId } = interaction;
    if (id) return showForm(interaction, await context.ticketCategories.get(guildId, id), context);
    return chooseCategory(interaction, context);
  },
} satisfies ButtonHandler;
