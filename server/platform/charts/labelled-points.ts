/**
 * The points that get their value written beside them: all where there is
 * room, else the latest, the highest and the lowest, where these do not touch.
 *
 * `labelWidth` and `slotWidth` are CSS pixels, of the widest label and of the room of one point.
 */
export function labelledPoints(
  values: ReadonlyArray<number | null>,
  labelWidth: number,
  slotWidth: number,
): Set<number> {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  if (labelWidth <= slotWidth) return new Set(known.map(({ index }) => index));

  const byValue = known.toSorted((a, b) => a.value - b.value || b.index - a.index);
  const apart = Math.ceil(labelWidth / slotWidth);
  const shown = new Set<number>();
  for (const point of [known.at(-1), byValue.at(-1), byValue.at(0)]) {
    if (point && [...shown].every((other) => Math.abs(other - point.index) >= apart)) shown.add(point.index);
  }
  return shown;
}
