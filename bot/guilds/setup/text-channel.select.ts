import type { SelectHandler } from '../../slash-command.ts';
import { chooseTextChannel } from './choose-text-channel.ts';
import { getTextChannelStep } from './get-step.ts';
import { requireSetup } from './require-setup.ts';
import { TEXT_CHANNEL_SELECT } from './setup-verbs.ts';
import { showStep } from './show-step.ts';

export default {
  verb: TEXT_CHANNEL_SELECT,
  of: 'channels',
  defer: 'update',

  async execute(interaction, key, context) {
    requireSetup(interaction, context);
    const { setting } = getTextChannelStep(interaction.guild, key, context).textChannel;
    const [id = null] = interaction.values;
    await chooseTextChannel(interaction.guild, { setting, id }, context);
    await showStep(interaction, key, context);
  },
} satisfies SelectHandler;
