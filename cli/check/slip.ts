/** Do two amounts differ as by a slip of the finger: one digit, or two neighbours that changed places? */
export function isSlip(one: bigint, other: bigint): boolean {
  const [a, b] = [one.toString(), other.toString()];
  if (a.length !== b.length || one === other) return false;
  const places = [...a].flatMap((digit, index) => (digit === b[index] ? [] : [index]));
  const [first = 0, second = 0] = places;
  if (places.length === 1) return true;
  return places.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
}
