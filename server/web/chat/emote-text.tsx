import type { ChatLine } from '../api-types.ts';

const EMOTE = /(:[A-Za-z0-9_]{2,32}:)/;

/** A message with its emotes as pictures. What is no emote stays as it was written. */
export function EmoteText({ text, emotes }: Pick<ChatLine, 'text' | 'emotes'>) {
  const ids = new Map(emotes.map(({ name, id }) => [`:${name.toLowerCase()}:`, id]));
  return (
    <>
      {text.split(EMOTE).map((part, place) => {
        const id = ids.get(part.toLowerCase());
        if (!id) return part;
        return <img key={place} class="chat-emote" src={`/emotes/${id}/64.webp`} alt={part} title={part} height="28" />;
      })}
    </>
  );
}
