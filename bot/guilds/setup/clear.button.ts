import type { ButtonHandler } from '../../slash-command.ts';
import { chooseTextChannel } from './choose-text-channel.ts';
import { getTextChannelStep } from './get-step.ts';
import { requireSetup } from './require-setup.ts';
import { CLEAR_BUTTON } from './setup-verbs.ts';
import { showStep } from './show-step.ts';

/** Switches off what needs the text channel; nothing is deleted. */
export default {
  verb: CLEAR_BUTTON,
  defer: 'update',

  async execute(interaction, key, context) {
    requireSetup(interaction, context);
    const { setting } = getTextChannelStep(interaction.guild, key, context).textChannel;
    await chooseTextChannel(interaction.guild, { setting, id: null }, context);
    await showStep(interaction, key, context);
  },
} satisfies ButtonHandler;
