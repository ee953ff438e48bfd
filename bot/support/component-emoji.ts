import type { APIMessageComponentEmoji } from 'discord.js';

const CUSTOM = /^<a?:(\w+):(\d+)>$/;

/** A category's emoji as a button or a menu shows it. */
export function componentEmoji(emoji: string): APIMessageComponentEmoji {
  const custom = CUSTOM.exec(emoji);
  const [, name, id] = custom ?? [];
  return id && name ? { id, name } : { name: emoji };
}
