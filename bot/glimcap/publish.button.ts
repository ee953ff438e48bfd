import { ActionRowBuilder, ButtonBuilder, ButtonStyle } from 'discord.js';
import { describeContradiction } from '#domain/glimcap/describe-contradiction.ts';
import { customId } from '../custom-id.ts';
import type { ButtonHandler } from '../slash-command.ts';
import { listLines } from './list-lines.ts';
import { publishReport } from './publish-report.ts';
import { requireReviewer } from './require-reviewer.ts';
import { parseReviewedId } from './reviewed-id.ts';

/** Publishes a draft; one whose figures contradict each other only after another question. */
export default {
  verb: 'glimcap-publish',
  defer: 'ephemeral',

  async execute(interaction, id, context) {
    await requireReviewer(interaction, context);
    const { glimcap, words } = context;
    const reviewed = parseReviewedId(id, context);
    const report = await glimcap.find(reviewed.reportId);
    const contradictions = report ? (await glimcap.review(report)).report.contradictions : [];
    if (contradictions.length === 0) return publishReport(interaction, { ...reviewed }, context);

    const lines = listLines(contradictions.map(describeContradiction), (count) =>
      words.glimcap('review.more', { count }),
    );
    const anyway = new ButtonBuilder()
      .setCustomId(customId('glimcap-publish-anyway', id))
      .setLabel(words.glimcap('button.publishAnyway'))
      .setStyle(ButtonStyle.Danger);
    await interaction.editReply({
      content: `${words.glimcap('contradicts')}\n${lines}`,
      components: [new ActionRowBuilder<ButtonBuilder>().addComponents(anyway)],
    });
  },
} satisfies ButtonHandler;
