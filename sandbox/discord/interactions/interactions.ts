import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { errors } from '../errors.ts';
import type { Interaction, Outcome } from './interaction.ts';

/** https://discord.com/developers/docs/interactions/receiving-and-responding: "within 3 seconds", "tokens are valid for 15 minutes" */
const ANSWER_WITHIN_MS = 3000;
const TOKEN_LIFETIME_MS = 15 * 60_000;

type NewInteraction = Omit<Interaction, 'token' | 'createdAt' | 'isBeingAnswered' | 'outcome' | 'originalMessageId'>;
type Listener = (interaction: Interaction, outcome: Outcome) => void;

/** The interactions of the last 15 minutes. */
export interface Interactions {
  /** Starts the three seconds. */
  open(given: NewInteraction): Interaction;
  find(id: string): Interaction | undefined;
  /** Resolves with the first answer, or `unanswered` after three seconds. */
  outcomeOf(interaction: Interaction): Promise<Outcome>;
  /** The interaction of a callback. @throws DiscordError 10062, 40060 */
  unanswered(id: string, token: string): Interaction;
  /** The interaction of a webhook call. @throws DiscordError 50027 (no such token, or too old), 10015 (not answered yet) */
  answered(token: string): Interaction;
  settle(interaction: Interaction, outcome: Outcome): void;
  /** Hears of every outcome; returns the function that ends it. */
  subscribe(listener: Listener): () => void;
}

export function createInteractions(clock: Clock): Interactions {
  const byId = new Map<string, Interaction>();
  const listeners = new Set<Listener>();

  const settle = (interaction: Interaction, outcome: Outcome) => {
    interaction.outcome = outcome;
    for (const listener of [...listeners]) listener(interaction, outcome);
  };
  const subscribe = (listener: Listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  return {
    settle,
    subscribe,
    open(given) {
      const token = randomBytes(96).toString('base64url');
      const interaction: Interaction = {
        ...given,
        token,
        createdAt: clock.now(),
        isBeingAnswered: false,
        outcome: null,
        originalMessageId: null,
      };
      byId.set(interaction.id, interaction);
      clock.after(ANSWER_WITHIN_MS, () => {
        if (!interaction.outcome && !interaction.isBeingAnswered) settle(interaction, { kind: 'unanswered' });
      });
      clock.after(TOKEN_LIFETIME_MS * 2, () => byId.delete(interaction.id));
      return interaction;
    },
    find: (id) => byId.get(id),
    outcomeOf(interaction) {
      const { outcome } = interaction;
      if (outcome) return Promise.resolve(outcome);
      return new Promise((resolve) => {
        const unsubscribe = subscribe((settled, settledAs) => {
          if (settled !== interaction) return;
          unsubscribe();
          resolve(settledAs);
        });
      });
    },
    unanswered(id, token) {
      const interaction = byId.get(id);
      if (!interaction || interaction.token !== token) throw errors.unknownInteraction();
      if (interaction.outcome?.kind === 'unanswered') throw errors.unknownInteraction();
      if (interaction.outcome || interaction.isBeingAnswered) throw errors.alreadyAcknowledged();
      return interaction;
    },
    answered(token) {
      const interaction = [...byId.values()].find((one) => one.token === token);
      if (!interaction || clock.now() - interaction.createdAt > TOKEN_LIFETIME_MS) throw errors.invalidToken();
      if (!interaction.outcome || interaction.outcome.kind === 'unanswered') throw errors.unknownWebhook();
      return interaction;
    },
  };
}
