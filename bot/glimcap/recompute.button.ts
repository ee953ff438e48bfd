import type { ButtonHandler } from '../slash-command.ts';
import { requireReviewer } from './require-reviewer.ts';
import { parseReviewedId } from './reviewed-id.ts';

/** Compiles the same week again, from the figures and the wins as they are now; what people wrote stays. */
export default {
  verb: 'glimcap-recompute',
  defer: 'ephemeral',

  async execute(interaction, id, context) {
    await requireReviewer(interaction, context);
    const reviewed = parseReviewedId(id, context);
    const { number } = await context.glimcap.redraft(reviewed, interaction.member.displayName);
    await interaction.editReply({ content: context.words.glimcap('redrafted', { number }), components: [] });
  },
} satisfies ButtonHandler;
