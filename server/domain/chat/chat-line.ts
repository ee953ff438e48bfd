/** An emote in a message: `:name:` is shown as the picture at `/emotes/ID/…`. */
export interface ChatEmote {
  name: string;
  id: string;
}

/** A chat message as everyone sees it. `sentAt` is ISO 8601 in UTC: a line travels over the bus. */
export interface ChatLine {
  id: string;
  text: string;
  sentAt: string;
  emotes: ChatEmote[];
  author: { name: string; isOwner: boolean; isStaff: boolean };
}
