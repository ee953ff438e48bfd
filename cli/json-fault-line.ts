/**
 * The line on which a text stops being JSON. JSON.parse says so of some faults only, so its prefixes are asked: the
 * shortest that nothing could complete ends at the fault. Of a text that breaks off it is the last line.
 */
export function jsonFaultLine(text: string): number {
  let [sound, broken] = [0, text.length];
  while (sound < broken) {
    const middle = Math.floor((sound + broken) / 2);
    if (isBeyondRepair(text.slice(0, middle))) broken = middle;
    else sound = middle + 1;
  }
  return text.slice(0, sound).split('\n').length;
}

function isBeyondRepair(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    const { message } = error instanceof Error ? error : { message: '' };
    if (/^Unexpected end|^Unterminated/.test(message)) return false;
    const position = /at position (\d+)/.exec(message)?.[1];
    return position === undefined || Number(position) < text.length;
  }
}
