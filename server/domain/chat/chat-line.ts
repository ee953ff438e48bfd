/** An emote in a message: `:name:` is shown as the picture at `/emotes/ID/…`. */
export interface ChatEmote {
  name: string;
  id: string;
}

/** Who said something, as they stand now on the channel. */
interface ChatAuthor {
  name: string;
  isOwner: boolean;
  /** Moderates the chats of all channels. */
  isStaff: boolean;
  /** Subscribes to the channel. Its owner never does. */
  isSubscriber: boolean;
}

/** A chat message as everyone sees it. `sentAt` is ISO 8601 in UTC: a line travels over the bus. */
export interface ChatLine {
  id: string;
  text: string;
  sentAt: string;
  emotes: ChatEmote[];
  author: ChatAuthor;
}
