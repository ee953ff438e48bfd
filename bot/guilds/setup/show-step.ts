import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  EmbedBuilder,
  type Guild,
  type InteractionEditReplyOptions,
} from 'discord.js';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';
import { sentenceOf } from '../problem.ts';
import type { SetupStep, StepView } from './setup-step.ts';
import { stepsOf } from './setup-steps.ts';
import { SUMMARY, setupSummary } from './setup-summary.ts';
import { STEP_BUTTON } from './setup-verbs.ts';

const COLOR = 0xf2b544;
/** Discord: a description has 4,096 characters at most. */
const MAX_DESCRIPTION = 4_096;

interface Asking {
  guild: Guild;
  editReply(message: InteractionEditReplyOptions): Promise<unknown>;
}

/**
 * Shows a step in the wizard's message, or the summary when there is none by that key. Where one was is kept, so
 * that `/setup` goes on there another day.
 */
export async function showStep(interaction: Asking, key: string, context: BotContext): Promise<void> {
  const { guild } = interaction;
  const steps = stepsOf(guild, context);
  const index = steps.findIndex((step) => step.key === key);
  const step = steps[index];
  await context.guilds.choose(guild.id, { setupStep: step?.key ?? SUMMARY });
  if (!step) {
    await interaction.editReply(await setupSummary(guild, context));
    return;
  }
  const view = await step.look(guild, context);
  const ways = { back: steps[index - 1]?.key, here: step.key, on: steps[index + 1]?.key ?? SUMMARY };
  await interaction.editReply({
    content: '',
    embeds: [stepEmbed(step, view, { number: index + 1, of: steps.length }, context)],
    components: [...view.rows, waysRow(ways, context)],
  });
}

function stepEmbed(
  step: SetupStep,
  { now, problems, hints = [] }: StepView,
  place: { number: number; of: number },
  { words }: BotContext,
): EmbedBuilder {
  const checks = [...problems.map((each) => `⚠️ ${sentenceOf(each, words)}`), ...hints.map((hint) => `💡 ${hint}`)];
  const text = [step.text(words), now.join('\n'), checks.join('\n')].filter((part) => part !== '').join('\n\n');
  return new EmbedBuilder()
    .setColor(COLOR)
    .setTitle(words.guilds('setup.title', { ...place, step: step.title(words) }))
    .setDescription(text.slice(0, MAX_DESCRIPTION));
}

function waysRow(
  { back, here, on }: { back: string | undefined; here: string; on: string },
  { words }: BotContext,
): ActionRowBuilder<ButtonBuilder> {
  const button = (key: string, label: string, style: ButtonStyle) =>
    new ButtonBuilder().setCustomId(customId(STEP_BUTTON, key)).setLabel(label).setStyle(style);
  return new ActionRowBuilder<ButtonBuilder>().addComponents(
    ...(back ? [button(back, words.guilds('setup.back'), ButtonStyle.Secondary)] : []),
    button(here, words.guilds('setup.checkAgain'), ButtonStyle.Secondary),
    button(on, words.guilds(on === SUMMARY ? 'setup.finish' : 'setup.next'), ButtonStyle.Success),
  );
}
