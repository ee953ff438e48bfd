/** A chat message as everyone sees it. `sentAt` is ISO 8601 in UTC: a line travels over the bus. */
export interface ChatLine {
  id: string;
  text: string;
  sentAt: string;
  author: { name: string; isOwner: boolean; isStaff: boolean };
}
