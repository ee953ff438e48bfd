import type { ButtonHandler } from '../slash-command.ts';
import { requireReviewer } from './require-reviewer.ts';
import { parseReviewedId } from './reviewed-id.ts';

/** Compiles the same week again, from the figures as they are now. */
export default {
  verb: 'glimcap-regenerate',
  defer: 'ephemeral',

  async execute(interaction, id, context) {
    await requireReviewer(interaction, context);
    const { number } = await context.glimcap.redraft(parseReviewedId(id, context));
    await interaction.editReply(context.words.glimcap('redrafted', { number }));
  },
} satisfies ButtonHandler;
