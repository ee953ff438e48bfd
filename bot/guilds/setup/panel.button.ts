import type { ButtonHandler } from '../../slash-command.ts';
import { getDesk } from '../../support/desk.ts';
import { ensurePanel } from '../../support/ensure-panel.ts';
import { requireSetup } from './require-setup.ts';
import { PANEL_BUTTON } from './setup-verbs.ts';
import { showStep } from './show-step.ts';

/** Posts the ticket panel anew when it was deleted; one that still stands is found again. */
export default {
  verb: PANEL_BUTTON,
  defer: 'update',

  async execute(interaction, key, context) {
    requireSetup(interaction, context);
    await getDesk(interaction.guild, context);
    await context.guilds.choose(interaction.guildId, { panelMessageId: null });
    await ensurePanel(interaction.guild, context);
    await showStep(interaction, key, context);
  },
} satisfies ButtonHandler;
