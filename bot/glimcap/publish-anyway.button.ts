import type { ButtonHandler } from '../slash-command.ts';
import { publishReport } from './publish-report.ts';
import { requireReviewer } from './require-reviewer.ts';
import { parseReviewedId } from './reviewed-id.ts';

export default {
  verb: 'glimcap-publish-anyway',
  defer: 'ephemeral',

  async execute(interaction, id, context) {
    await requireReviewer(interaction, context);
    await publishReport(interaction, { ...parseReviewedId(id, context), despiteContradictions: true }, context);
  },
} satisfies ButtonHandler;
