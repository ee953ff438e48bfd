/** Whether a word can be an id of Discord: 17 to 20 digits. https://docs.discord.com/developers/reference#snowflakes */
export function isDiscordId(word: string): boolean {
  return /^\d{17,20}$/.test(word);
}
