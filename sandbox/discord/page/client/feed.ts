import type { APIReaction } from 'discord-api-types/v10';
import type { Message } from './types.ts';

/** The messages of one channel that the page has, oldest first. */
export interface Feed {
  messages: Message[];
  /** Whether there may be older ones than these. */
  hasOlder: boolean;
}

export interface ReactionChange {
  messageId: string;
  emoji: APIReaction['emoji'];
  isAdded: boolean;
  isMine: boolean;
}

/** A new message in its place, or the new text of one that is there. */
export function upsertMessage(messages: Message[], message: Message): Message[] {
  const known = messages.find(({ id }) => id === message.id);
  if (known) return messages.map((one) => (one === known ? keepOwnReactions(message, known) : one));
  return [...messages, message].sort((a, b) => compareIds(a.id, b.id));
}

export function removeMessages(messages: Message[], ids: string[]): Message[] {
  return messages.filter((message) => !ids.includes(message.id));
}

export function withReaction(messages: Message[], { messageId, emoji, isAdded, isMine }: ReactionChange): Message[] {
  return messages.map((message) => {
    if (message.id !== messageId) return message;
    const old = message.reactions?.find((one) => isSameEmoji(one.emoji, emoji));
    const count = (old?.count ?? 0) + (isAdded ? 1 : -1);
    const me = isMine ? isAdded : (old?.me ?? false);
    const changed = { ...(old ?? newReaction(emoji)), count, count_details: { burst: 0, normal: count }, me };
    const others = (message.reactions ?? []).flatMap((one) => (one === old ? [changed] : [one]));
    const reactions = old ? others : [...others, changed];
    return { ...message, reactions: reactions.filter((one) => one.count > 0) };
  });
}

/** Snowflakes are numbers too large for a number: the longer one is the younger. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}

/** Events are written for the bot: whether a reaction is this member's is known here only. */
function keepOwnReactions(message: Message, known: Message): Message {
  if (!message.reactions) return message;
  const isMine = (emoji: APIReaction['emoji']) =>
    known.reactions?.some((one) => one.me && isSameEmoji(one.emoji, emoji)) ?? false;
  return { ...message, reactions: message.reactions.map((one) => ({ ...one, me: isMine(one.emoji) })) };
}

function newReaction(emoji: APIReaction['emoji']): APIReaction {
  return { emoji, count: 0, count_details: { burst: 0, normal: 0 }, me: false, me_burst: false, burst_colors: [] };
}

function isSameEmoji(a: APIReaction['emoji'], b: APIReaction['emoji']): boolean {
  return a.id === b.id && (a.id !== null || a.name === b.name);
}
