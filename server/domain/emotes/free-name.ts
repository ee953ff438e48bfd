const MAX_LENGTH = 32;

/** The name itself, or with the first number behind it that makes it free: wave, wave_2, wave_3. */
export function freeName(wish: string, isTaken: (name: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : `_${number}`;
    const name = wish.slice(0, MAX_LENGTH - suffix.length) + suffix;
    if (!isTaken(name)) return name;
  }
}
