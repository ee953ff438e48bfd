import { EmbedBuilder } from 'discord.js';
import type { Subcommand } from '../slash-command.ts';
import { textTable } from '../text-table.ts';
import { boardLabels } from './board-labels.ts';
import { chartFile } from './chart-file.ts';
import { countMembers } from './count-members.ts';
import { requireStaff } from './require-staff.ts';

/** For staff: figures that are still moving, before anybody has checked them. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    await requireStaff(interaction, context);
    await countMembers(context);
    const { metricBoard, words } = context;
    const header = [
      '',
      words.metrics('table.soFar'),
      words.metrics('table.lastWeek'),
      words.metrics('table.difference'),
    ];
    const rows = await metricBoard.rows(words.locale);
    const table = rows.map((row) => [words.metricLabel(row), row.soFar, row.lastWeek, row.difference]);
    const embed = new EmbedBuilder()
      .setTitle(words.metrics('title'))
      .setColor(0xf2b544)
      .setDescription(textTable([header, ...table]));

    const chart = await metricBoard.chart(
      interaction.options.getString('metric') ?? undefined,
      undefined,
      boardLabels(words),
    );
    if (!chart) {
      await interaction.editReply({ embeds: [embed.setFooter({ text: words.metrics('noChart') })] });
      return;
    }
    await interaction.editReply({ embeds: [embed], files: [await chartFile(chart, context)] });
  },
} satisfies Subcommand;
