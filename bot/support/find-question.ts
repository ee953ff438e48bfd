import type { Message } from 'discord.js';
import type { SearchedPlace } from '../find-own.ts';

/** How many messages back a question is looked for: it was asked moments ago. */
const LOOK_BACK = 100;

/** The bot's own recent message whose buttons answer that question. */
export async function findQuestion({ messages }: SearchedPlace, questionId: string): Promise<Message | undefined> {
  const recent = await messages.fetch({ limit: LOOK_BACK, cache: false });
  return recent.find(
    ({ author, client, components }) =>
      author.id === client.user.id && JSON.stringify(components).includes(`:${questionId}"`),
  );
}
