/** Which way something went. */
export type Direction = 'up' | 'down' | 'flat';

const UP =
  /[⬆↑▲△🔺⏫🔼📈⇧⇑↗⤴⇈☝👆]|:(?:arrow_up(?:_small)?|arrow_double_up|small_red_triangle|chart_with_upwards_trend|point_up(?:_2)?|arrow_upper_right):|\\uparrow/gu;
const DOWN =
  /[⬇↓▼▽🔻⏬🔽📉⇩⇓↘⤵⇊👇]|:(?:arrow_down(?:_small)?|arrow_double_down|small_red_triangle_down|chart_with_downwards_trend|point_down|arrow_lower_right):|\\downarrow/gu;
const FLAT = /[➡→↔⇔⏸]|:(?:arrow_right|left_right_arrow|heavy_minus_sign):/gu;
const PICTURES = /\p{Extended_Pictographic}|\ufe0f|\u200d/gu;
const MARKS = /[🟢🔴🟡🟠⚪✅❌⚠🎉🔥❗‼]|:[a-z][a-z0-9_+-]{1,40}:/gu;

const UP_WORD =
  /^(?:up(?: by)?|increased?(?: (?:of|by))?|gain(?:ed)?(?: of)?|rise(?: of)?|rose(?: by)?|more|plus|higher|growth(?: of)?|grew(?: by)?)$/i;
const DOWN_WORD =
  /^(?:down(?: by)?|decreased?(?: (?:of|by))?|lost|loss(?: of)?|fall(?: of)?|fell(?: by)?|drop(?:ped)?(?: (?:of|by))?|fewer|less|minus|lower|decline(?: of)?)$/i;
const FLAT_WORD = /^(?:no change|unchanged|same|the same|even|flat|none|nil|zero|steady|=|±\s*0|\+\/-\s*0)$/i;

/** The arrows of a cell, and the cell without them and without marks that point nowhere. */
export function takeArrows(text: string): { directions: Set<Direction>; rest: string } {
  const directions = new Set<Direction>();
  const take = (from: string, pattern: RegExp, direction: Direction): string =>
    from.replaceAll(pattern, () => {
      directions.add(direction);
      return ' ';
    });
  const rest = take(take(take(text, UP, 'up'), DOWN, 'down'), FLAT, 'flat');
  return { directions, rest: rest.replaceAll(MARKS, ' ').replaceAll(PICTURES, ' ').replaceAll(/\s+/g, ' ').trim() };
}

/** The way that a word or two in a difference point: `down`, `increase of`. */
export function wordDirection(words: string): Direction | null {
  const trimmed = words.trim();
  if (UP_WORD.test(trimmed)) return 'up';
  if (DOWN_WORD.test(trimmed)) return 'down';
  return FLAT_WORD.test(trimmed) ? 'flat' : null;
}

export function directionOf(micro: bigint): Direction {
  if (micro === 0n) return 'flat';
  return micro > 0n ? 'up' : 'down';
}
