import type { Interaction, Outcome } from '../interactions/interaction.ts';
import { presentMessage } from '../present/present-message.ts';
import type { World } from '../world.ts';

/** What came of an interaction, with its message in full where there is one. */
export interface OutcomeView {
  interactionId: string;
  outcome: Outcome['kind'];
  /** While the bot "is thinking"; the message then follows as an update. */
  isLoading?: boolean;
  isEphemeral?: boolean;
  message?: ReturnType<typeof presentMessage>;
  modal?: Extract<Outcome, { kind: 'modal' }>['modal'];
  choices?: Extract<Outcome, { kind: 'choices' }>['choices'];
  /** For `unanswered`: what Discord writes under the command. */
  error?: string;
}

export function outcomeView(world: World, interaction: Interaction, outcome: Outcome): OutcomeView {
  const base = { interactionId: interaction.id, outcome: outcome.kind };
  if (outcome.kind === 'unanswered') return { ...base, error: 'The application did not respond' };
  if (outcome.kind === 'modal') return { ...base, modal: outcome.modal };
  if (outcome.kind === 'choices') return { ...base, choices: outcome.choices };
  const message = world.state.messages.get(outcome.messageId);
  return {
    ...base,
    isLoading: outcome.isLoading,
    isEphemeral: message !== undefined && message.visibleToUserId !== null,
    ...(message ? { message: presentMessage(world, message, interaction.userId) } : {}),
  };
}
