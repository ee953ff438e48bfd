import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { completeOption } from './complete-option.ts';
import { showPromises } from './show-promises.ts';
import { targetScope } from './target-scope.ts';

export default {
  defer: 'ephemeral',
  autocomplete: completeOption,

  async execute(interaction, context) {
    const actor = await actorOf(interaction.member, context);
    await context.supportTargets.remove(actor, await targetScope(interaction, context));
    const embeds = [await showPromises(interaction.guildId, context)];
    await interaction.editReply({ content: context.words.sla('sla.removed'), embeds });
  },
} satisfies Subcommand;
