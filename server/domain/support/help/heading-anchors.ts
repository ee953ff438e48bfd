/**
 * Gives each heading of an article the anchor that GitHub gives it too, so that a link works in both places; a
 * second heading of the same name gets a number.
 */
export function headingAnchors(): (title: string) => string {
  const taken = new Map<string, number>();
  return (title) => {
    const plain = title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-');
    const count = taken.get(plain) ?? 0;
    taken.set(plain, count + 1);
    return count === 0 ? plain : `${plain}-${count}`;
  };
}
