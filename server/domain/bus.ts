import type { ChatLine } from './chat/chat-line.ts';

/** Messages between processes that may be lost: the page reloads, the card is a little old. */
export interface BusMessages {
  'stream.started': { streamId: string; slug: string };
  'stream.lost': { streamId: string; slug: string };
  'stream.ended': { streamId: string; slug: string };
  'stream.changed': { streamId: string; slug: string };
  'chat.said': { slug: string; message: ChatLine };
  'chat.removed': { slug: string; ids: string[] };
  /** Something was done with a ticket, or said in it. */
  'ticket.changed': { ticketId: string };
  'stream.viewers': { streamId: string; slug: string; viewers: number };
}

export type BusTopic = keyof BusMessages;

/** Publish and subscribe across processes, at most once, payloads under 8 kB. */
export interface Bus {
  publish<Topic extends BusTopic>(topic: Topic, message: BusMessages[Topic]): Promise<void>;
  /** @returns a function that ends the subscription */
  subscribe<Topic extends BusTopic>(topic: Topic, receive: (message: BusMessages[Topic]) => void): () => void;
}
