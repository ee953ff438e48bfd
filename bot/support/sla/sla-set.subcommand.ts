import type { TargetMinutes } from '#domain/support/sla/support-targets.ts';
import { parseTargetTime } from '#domain/support/sla/target-time.ts';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { completeOption } from './complete-option.ts';
import { showPromises } from './show-promises.ts';
import { targetScope } from './target-scope.ts';

const NONE = new Set(['none', 'no', 'keine', 'keins', 'nein', '-']);

export default {
  defer: 'ephemeral',
  autocomplete: completeOption,

  async execute(interaction, context) {
    const actor = await actorOf(interaction.member, context);
    const scope = await targetScope(interaction, context);
    const [first, resolution] = ['first-response', 'resolution'].map((name) => interaction.options.getString(name));
    const chosen: Partial<TargetMinutes> = {
      ...(first ? { firstResponseMinutes: minutesOf(first) } : {}),
      ...(resolution ? { resolutionMinutes: minutesOf(resolution) } : {}),
    };
    await context.supportTargets.choose(actor, scope, chosen);
    const embeds = [await showPromises(interaction.guildId, context)];
    await interaction.editReply({ content: context.words.sla('sla.chosen'), embeds });
  },
} satisfies Subcommand;

function minutesOf(text: string): number | null {
  return NONE.has(text.trim().toLowerCase()) ? null : parseTargetTime(text);
}
