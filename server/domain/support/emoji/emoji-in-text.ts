const CUSTOM_EMOJI = /<(a?):\w{2,32}:(\d{17,20})>/g;

/** The custom emoji of a text as Discord writes them, each once. */
export function emojiInText(text: string): { discordId: string; isAnimated: boolean }[] {
  const found = [...text.matchAll(CUSTOM_EMOJI)].map(([, animated, discordId = '']) => ({
    discordId,
    isAnimated: animated === 'a',
  }));
  return [...new Map(found.map((each) => [each.discordId, each])).values()];
}
