import { EmbedBuilder, escapeMarkdown, type Guild } from 'discord.js';
import { deskOf } from '#domain/support/categories/category-desk.ts';
import { OUTSIDE_HOURS } from '#domain/support/categories/outside-hours.ts';
import type { TicketCategory } from '#domain/support/categories/ticket-category.entity.ts';
import { requireManager } from '#domain/support/permits.ts';
import type { BotContext } from '../../context.ts';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { categoryProblem } from './category-problem.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requireManager(await actorOf(interaction.member, context));
    const categories = await context.ticketCategories.list(interaction.guildId);
    const fields: { name: string; value: string }[] = [];
    for (const category of categories) fields.push(await describe(interaction.guild, category, context));
    const embed = new EmbedBuilder().setTitle(context.words.tickets('category.list')).addFields(fields.slice(0, 25));
    await interaction.editReply({ embeds: [embed] });
  },
} satisfies Subcommand;

/** Short: Discord shows 6,000 characters over all categories. */
async function describe(guild: Guild, category: TicketCategory, context: BotContext) {
  const { words } = context;
  const { placeId, staffRoleIds } = deskOf(category, await context.guilds.findSettings(guild.id));
  const emoji = category.emoji ? `${category.emoji} ` : '';
  const outside = OUTSIDE_HOURS.find((each) => each === category.outsideHours);
  const star = category.isDefault ? ' ⭐' : '';
  const facts = [
    placeId ? `<#${placeId}>` : '—',
    staffRoleIds.map((roleId) => `<@&${roleId}>`).join(' ') || '—',
    words.tickets('category.limits', { each: category.maxOpenPerMember, all: category.maxOpen ?? '∞' }),
    ...(outside ? [words.tickets(`category.outside.${outside}`)] : []),
    ...(category.questions.length > 0
      ? [words.tickets('category.questionCount', { count: category.questions.length })]
      : []),
  ];
  const problem = await categoryProblem(guild, category, context);
  const value = [facts.join(' · '), problem].filter(Boolean).join('\n');
  return { name: `${emoji}${escapeMarkdown(category.name)}${star}`.slice(0, 256), value: value.slice(0, 220) };
}
