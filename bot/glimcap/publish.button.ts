import { ActionRowBuilder, ButtonBuilder, ButtonStyle } from 'discord.js';
import { customId } from '../custom-id.ts';
import type { ButtonHandler } from '../slash-command.ts';
import { ACKNOWLEDGE } from './acknowledge.button.ts';
import { listLines } from './list-lines.ts';
import { publishReport } from './publish-report.ts';
import { requireReviewer } from './require-reviewer.ts';
import { parseReviewedId } from './reviewed-id.ts';

/** Publishes a draft; one with open findings only after they are acknowledged. */
export default {
  verb: 'glimcap-publish',
  defer: 'ephemeral',

  async execute(interaction, id, context) {
    await requireReviewer(interaction, context);
    const { glimcap, glimcapDesk, words } = context;
    const reviewed = parseReviewedId(id, context);
    const report = await glimcap.find(reviewed.reportId);
    const open = report && report.state !== 'published' ? (await glimcapDesk.gate(report)).open : [];
    if (open.length === 0) return publishReport(interaction, reviewed, context);

    const texts = open.map(({ text }) => text);
    const lines = listLines(texts, (count) => words.glimcap('review.more', { count }));
    const acknowledge = new ButtonBuilder()
      .setCustomId(customId(ACKNOWLEDGE, id))
      .setLabel(words.glimcap('button.acknowledge'))
      .setStyle(ButtonStyle.Primary);
    await interaction.editReply({
      content: `${words.glimcap('acknowledge.first')}\n${lines}`,
      components: [new ActionRowBuilder<ButtonBuilder>().addComponents(acknowledge)],
    });
  },
} satisfies ButtonHandler;
