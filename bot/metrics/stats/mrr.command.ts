import { EmbedBuilder, InteractionContextType, SlashCommandBuilder } from 'discord.js';
import type { MrrOverview } from '#domain/billing/mrr/mrr-board.ts';
import { type MrrLabels, mrrOverviewChart } from '#domain/billing/mrr/mrr-overview-chart.ts';
import { MRR_STEPS, type MrrStep } from '#domain/billing/mrr/mrr-periods.ts';
import { MRR_MOVEMENTS, type Rate } from '#domain/billing/mrr/mrr-report.ts';
import { formatMoney } from '#domain/format-money.ts';
import { formatBasisPoints } from '#domain/metrics/format-basis-points.ts';
import type { Money } from '#domain/money.ts';
import type { BotContext } from '../../context.ts';
import type { SlashCommand } from '../../slash-command.ts';
import { textTable } from '../../text-table.ts';
import type { BotWords } from '../../words.ts';
import { chartFile } from '../chart-file.ts';
import { requireStaff } from '../require-staff.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('mrr')
    .setDescription('Staff: see monthly recurring revenue and what moved it')
    .setContexts(InteractionContextType.Guild)
    .addStringOption((option) =>
      option
        .setName('by')
        .setDescription('The last 13 weeks or the last 12 months')
        .addChoices(...MRR_STEPS.map((step) => ({ name: step, value: step }))),
    ),
  defer: 'ephemeral',

  async execute(interaction, context) {
    await requireStaff(interaction, context);
    const step = stepOf(interaction.options.getString('by'));
    const overview = await context.mrrBoard.overview({}, step);
    if (!overview) {
      await interaction.editReply(context.words.metrics('mrr.unknown'));
      return;
    }
    const chart = await chartFile(mrrOverviewChart(overview, mrrLabels(context.words)), context, 'mrr');
    await interaction.editReply({ embeds: [embedOf(overview, context)], files: [chart] });
  },
} satisfies SlashCommand;

function stepOf(text: string | null): MrrStep {
  return MRR_STEPS.find((step) => step === text) ?? 'week';
}

function mrrLabels({ metrics, locale }: BotWords): MrrLabels {
  return {
    week: metrics('chart.mrrByWeek'),
    month: metrics('chart.mrrByMonth'),
    total: metrics('chart.mrr'),
    new: metrics('mrr.new'),
    expansion: metrics('mrr.expansion'),
    reactivation: metrics('mrr.reactivation'),
    contraction: metrics('mrr.contraction'),
    churn: metrics('mrr.churn'),
    locale,
  };
}

function embedOf({ whole, from, to }: MrrOverview, { words, publicUrl }: BotContext): EmbedBuilder {
  const { locale } = words;
  const count = (value: number) => words.number(value);
  const money = (amount: Money) => formatMoney(amount, { locale });
  const movements = MRR_MOVEMENTS.map((movement) => [
    words.metrics(`mrr.${movement}`),
    money(whole.movements[movement]),
    count(whole.customers.movements[movement]),
  ]);
  const header = ['', words.metrics('mrr.amount'), words.metrics('mrr.customers')];
  const start = [words.metrics('mrr.start'), money(whole.start), count(whole.customers.start)];
  const end = [words.metrics('mrr.end'), money(whole.end), count(whole.customers.end)];
  const rate = (value: Rate) => (value === null ? '—' : formatBasisPoints(value, locale));
  return new EmbedBuilder()
    .setTitle(words.metrics('mrr.title', { amount: money(whole.end) }))
    .setURL(`${publicUrl}/staff/finance`)
    .setColor(0xf2b544)
    .setDescription(textTable([header, start, ...movements, end]))
    .addFields(
      { name: words.metrics('mrr.customerChurn'), value: rate(whole.churn.customerChurn), inline: true },
      { name: words.metrics('mrr.revenueChurn'), value: rate(whole.churn.revenueChurn), inline: true },
    )
    .setFooter({ text: words.metrics('mrr.definition', { from: words.day(from), to: words.day(to) }) });
}
