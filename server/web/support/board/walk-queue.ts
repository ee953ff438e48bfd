/** Moves the focus down or up a list of links, from its beginning where it is elsewhere. */
export function walkQueue(list: HTMLElement | null, step: 1 | -1): void {
  const links = [...(list?.querySelectorAll('a') ?? [])];
  const at = links.findIndex((link) => link.matches(':focus'));
  links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
}
