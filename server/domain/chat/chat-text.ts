import { DomainError } from '../errors.ts';
import { ONE_LINE } from '../one-line.ts';

export const MAX_CHAT_LENGTH = 500;

/** @throws DomainError invalid `chat_text_invalid` */
export function parseChatText(text: string): string {
  const said = text.trim();
  if (said.length <= MAX_CHAT_LENGTH && ONE_LINE.test(said)) return said;
  throw new DomainError(
    'invalid',
    'chat_text_invalid',
    `A chat message is one line of 1 to ${MAX_CHAT_LENGTH} characters.`,
    { max: MAX_CHAT_LENGTH },
  );
}
