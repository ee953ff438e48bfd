import type { ButtonInteraction } from 'discord.js';
import type { BotContext } from '../../context.ts';
import { requireDecider } from './require-decider.ts';
import { oneLine } from './win-line.ts';
import { parseWinId } from './win-place.ts';
import { winsPage } from './wins-page.ts';

const NOTE_LENGTH = 200;

/** Accepts or declines a win, and returns to the list. */
export async function decideWin(
  interaction: ButtonInteraction<'cached'>,
  { id, decision }: { id: string; decision: 'accept' | 'decline' },
  context: BotContext,
): Promise<void> {
  await requireDecider(interaction, context);
  const { wins, words, log } = context;
  const { id: chosenId, place } = parseWinId(id, context);
  const win = await wins[decision](chosenId, interaction.member.displayName);
  log.info({ winId: win.id, state: win.state, userId: interaction.user.id }, 'win decided');
  const note = words.glimcap(decision === 'accept' ? 'win.nowAccepted' : 'win.nowDeclined', {
    text: oneLine(win.text, NOTE_LENGTH),
    weekEnd: win.weekEnd,
  });
  await interaction.editReply(await winsPage({ ...place, isStaff: true, note }, context));
}
