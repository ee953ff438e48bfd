/** A custom emoji of a guild or of the application. Its picture is a file, by its id. */
export interface Emoji {
  id: string;
  name: string;
  isAnimated: boolean;
  mediaType: string;
  /** Who uploaded it. */
  userId: string;
  /** Who alone may use it; everyone where none is named. */
  roles: string[];
}
