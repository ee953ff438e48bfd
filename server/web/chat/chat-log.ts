import type { ChatLine, ChatMessage } from '../api-types.ts';

/** What a page keeps in view: more of it would only slow the page down. */
const MAX_LINES = 200;

/** The log after one event of the feed. A line that is there already stays where it is. */
export function afterChatMessage(log: readonly ChatLine[], message: ChatMessage): readonly ChatLine[] {
  if (message.type === 'chat.removed') return log.filter(({ id }) => !message.ids.includes(id));
  return withLine(log, message.message);
}

/** The log with a line that was said, here or elsewhere. */
export function withLine(log: readonly ChatLine[], line: ChatLine): readonly ChatLine[] {
  if (log.some(({ id }) => id === line.id)) return log;
  return [...log, line].slice(-MAX_LINES);
}
