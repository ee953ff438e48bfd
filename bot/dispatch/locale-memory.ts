import type { RepliableInteraction } from 'discord.js';
import type { BotContext } from '../context.ts';

/** Whose language is kept in memory, so that it is written down once and not with every interaction. */
const KEPT = 10_000;

/** Keeps in which language members use the bot. What fails is forgotten: the next interaction tells it again. */
export class LocaleMemory {
  readonly #known = new Map<string, string>();

  async remember({ user, locale }: RepliableInteraction, { memberLocales, log }: BotContext): Promise<void> {
    if (this.#known.get(user.id) === locale) return;
    this.#known.delete(user.id);
    this.#known.set(user.id, locale);
    const [oldest] = this.#known.keys();
    if (this.#known.size > KEPT && oldest !== undefined) this.#known.delete(oldest);
    try {
      await memberLocales.remember(user.id, locale);
    } catch (error) {
      this.#known.delete(user.id);
      log.warn({ err: error, userId: user.id }, 'language not remembered');
    }
  }
}
