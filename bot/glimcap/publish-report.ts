import type { ButtonInteraction } from 'discord.js';
import type { Reviewed } from '#domain/glimcap/reviewed-report.ts';
import type { BotContext } from '../context.ts';

/** Publishes what was reviewed and says where it is; durable jobs do the rest. */
export async function publishReport(
  interaction: ButtonInteraction<'cached'>,
  reviewed: Reviewed,
  { glimcap, log, publicUrl, words }: BotContext,
): Promise<void> {
  const { id, number } = await glimcap.publish({ ...reviewed, by: interaction.user.id });
  log.info({ reportId: id, number, userId: interaction.user.id }, 'glimcap published');
  const url = `${publicUrl}/glimcap/${number}`;
  await interaction.editReply({ content: words.glimcap('published', { number, url }), components: [] });
}
