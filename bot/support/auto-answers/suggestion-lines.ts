import { escapeMarkdown } from 'discord.js';
import type { Suggestion } from '#domain/support/replies/auto-answers.ts';
import type { BotContext } from '../../context.ts';

/** What may help somebody: articles first, then what the guild has prepared. */
export function suggestionLines(
  { articles, answers }: Suggestion,
  { publicUrl }: Pick<BotContext, 'publicUrl'>,
): string[] {
  const links = articles.map(({ slug, title }) => `- [${escapeMarkdown(title)}](<${publicUrl}/help/${slug}>)`);
  return [...links, ...answers.flatMap(({ text }) => text ?? [])];
}
