/** What a file says, in one line of bounded length, for a message about it. */
export function printable(text: string, longest = 400): string {
  const shown = text.replaceAll(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1)).toWellFormed();
  return shown.length <= longest ? shown : `${shown.slice(0, longest - 1).toWellFormed()}…`;
}
