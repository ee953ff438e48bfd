import { ActionRowBuilder, ButtonBuilder, ButtonStyle, type Guild, type InteractionEditReplyOptions } from 'discord.js';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';
import { capabilityStates } from '../status/capability-states.ts';
import { statusEmbed } from '../status/status.embed.ts';
import { stepsOf } from './setup-steps.ts';
import { STEP_BUTTON } from './setup-verbs.ts';

/** The key under which the summary stands among the steps. */
export const SUMMARY = 'summary';
/** Discord: five buttons a row. */
const PER_ROW = 5;

/** How everything stands at the end, with a way back to each step. */
export async function setupSummary(guild: Guild, context: BotContext): Promise<InteractionEditReplyOptions> {
  const { words } = context;
  const embed = statusEmbed(await capabilityStates(guild, context), { isStaff: true }, context);
  embed.setTitle(words.guilds('setup.summary'));
  const buttons = stepsOf(guild, context).map((step) =>
    new ButtonBuilder()
      .setCustomId(customId(STEP_BUTTON, step.key))
      .setLabel(step.title(words))
      .setStyle(ButtonStyle.Secondary),
  );
  const again = new ButtonBuilder()
    .setCustomId(customId(STEP_BUTTON, SUMMARY))
    .setLabel(words.guilds('setup.checkAgain'))
    .setStyle(ButtonStyle.Success);
  const rows = Array.from({ length: Math.ceil(buttons.length / PER_ROW) }, (_, row) =>
    new ActionRowBuilder<ButtonBuilder>().addComponents(buttons.slice(row * PER_ROW, (row + 1) * PER_ROW)),
  );
  const last = new ActionRowBuilder<ButtonBuilder>().addComponents(again);
  return { content: words.guilds('setup.done'), embeds: [embed], components: [...rows, last] };
}
