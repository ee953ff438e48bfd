import type { Chat } from '../chat/chat.ts';
import { type Counter, writtenPeriod } from './count.ts';

/** What is known of what was said in a period. */
export function chatCounts(chat: Pick<Chat, 'countSent'>): Record<string, Counter> {
  return {
    async chat_messages(period) {
      return { value: await chat.countSent(period), query: `chat.countSent ${writtenPeriod(period)}` };
    },
  };
}
