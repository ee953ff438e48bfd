import type { ChatInputCommandInteraction } from 'discord.js';
import type { MetricEditor } from '#domain/metrics/metric-editor.ts';
import { canEditMetrics } from '#domain/metrics/policies.ts';
import type { BotContext } from '../context.ts';
import { requireStaff } from './require-staff.ts';

/** The member, as who records and edits under their name. @throws DomainError forbidden `staff_only`, `home_guild_only` */
export async function staffEditor(
  interaction: ChatInputCommandInteraction<'cached'>,
  context: BotContext,
): Promise<MetricEditor> {
  await requireStaff(interaction, context, canEditMetrics);
  return { name: interaction.member.displayName, isStaff: true };
}
