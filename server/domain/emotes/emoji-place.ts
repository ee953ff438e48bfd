/** Where emoji are kept: a guild, by its id, or the application, whose emoji the bot can use everywhere. */
export type EmojiPlace = string;

export const APPLICATION_PLACE: EmojiPlace = 'application';

/** Static and animated emoji have slots of their own. */
export interface SlotCounts {
  static: number;
  animated: number;
}

export type EmojiKind = keyof SlotCounts;

/** How many there are of each kind. */
export function countEmoji(emoji: readonly { isAnimated: boolean }[]): SlotCounts {
  const animated = emoji.filter(({ isAnimated }) => isAnimated).length;
  return { static: emoji.length - animated, animated };
}

export function kindOf({ isAnimated }: { isAnimated: boolean }): EmojiKind {
  return isAnimated ? 'animated' : 'static';
}
