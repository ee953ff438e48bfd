import type { ButtonHandler } from '../slash-command.ts';
import { openFindings } from './open-findings.ts';
import { findReportChannelId } from './report-channel.ts';
import { requireReviewer } from './require-reviewer.ts';
import { parseReviewedId } from './reviewed-id.ts';

/** Publishes what was reviewed and says where it is; durable jobs do the rest. Open findings come first. */
export default {
  verb: 'glimcap-publish',
  defer: 'ephemeral',

  async execute(interaction, id, context) {
    await requireReviewer(interaction, context);
    const { glimcap, glimcapDesk, log, publicUrl, words } = context;
    const reviewed = parseReviewedId(id, context);
    const draft = await glimcap.find(reviewed.reportId);
    const isCurrent = draft && draft.state === 'draft' && draft.revision === reviewed.revision;
    const { open } = isCurrent ? await glimcapDesk.gate(draft) : { open: [] };
    if (open.length > 0) {
      await interaction.editReply(openFindings({ id, open }, context));
      return;
    }

    const { id: reportId, number } = await glimcap.publish({ ...reviewed, by: interaction.member.displayName });
    log.info({ reportId, number, userId: interaction.user.id }, 'glimcap published');
    const said = words.glimcap('published', { number, url: `${publicUrl}/glimcap/${number}` });
    const hasNews = (await findReportChannelId('news', context)) !== null;
    await interaction.editReply(hasNews ? said : `${said}\n${words.glimcap('channel.noNews')}`);
  },
} satisfies ButtonHandler;
