import type { StatsChoice } from '#domain/support/stats/ticket-stats.ts';
import { chartFile } from '../metrics/chart-file.ts';
import type { Subcommand } from '../slash-command.ts';
import { completeOption } from './sla/complete-option.ts';
import { findCategory } from './sla/find-category.ts';
import { requireSupporter } from './sla/require-supporter.ts';
import { statsEmbed } from './stats.embed.ts';

export default {
  defer: 'ephemeral',
  autocomplete: completeOption,

  async execute(interaction, context) {
    await requireSupporter(interaction.member, context);
    const { supportStats, words } = context;
    const { options, guildId } = interaction;
    const category = await findCategory(interaction, context);
    const choice: StatsChoice = {
      guildId,
      categoryId: category?.id,
      staffId: options.getUser('supporter')?.id,
      from: options.getString('from')?.trim(),
      to: options.getString('to')?.trim(),
    };
    const stats = await supportStats.get(choice);
    const chart = await supportStats.chart(choice, {
      title: words.sla('stats.chart'),
      opened: words.sla('stats.chartOpened'),
      firstResponse: words.sla('stats.chartFirst'),
      locale: words.locale,
    });
    const file = await chartFile(chart, context, 'support');
    await interaction.editReply({ embeds: [statsEmbed(stats, category, context)], files: [file] });
  },
} satisfies Subcommand;
