import { ESCALATION_STEPS } from '#domain/support/sla/support-escalation.entity.ts';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { showPromises } from './show-promises.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const actor = await actorOf(interaction.member, context);
    const warnPercent = interaction.options.getInteger('warn-after');
    const then = interaction.options.getString('when-broken');
    const step = ESCALATION_STEPS.find((each) => each === then);
    await context.supportTargets.chooseEscalation(actor, interaction.guildId, {
      ...(warnPercent === null ? {} : { warnPercent }),
      ...(step ? { step } : {}),
    });
    await interaction.editReply({ embeds: [await showPromises(interaction.guildId, context)] });
  },
} satisfies Subcommand;
