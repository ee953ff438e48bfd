import type { ButtonHandler } from '../../slash-command.ts';
import { requireSetup } from './require-setup.ts';
import { STEP_BUTTON } from './setup-verbs.ts';
import { showStep } from './show-step.ts';

export default {
  verb: STEP_BUTTON,
  defer: 'update',

  async execute(interaction, key, context) {
    requireSetup(interaction, context);
    await showStep(interaction, key, context);
  },
} satisfies ButtonHandler;
