import { h } from 'preact';

/** Dark enough for white initials (contrast 4.5 and more). */
const COLORS = ['#4752c4', '#1f7a4d', '#9a5b00', '#b3363b', '#a83279', '#0f6d84', '#7a46c2', '#5c6370'];

/** A disc in a colour of the user's own with their initial; decoration, for the name stands beside it. */
export function Avatar({ id, name, size = 40 }: { id: string; name: string; size?: number }) {
  const background = COLORS[Number(BigInt(id) % BigInt(COLORS.length))];
  const style = { background, width: `${size}px`, height: `${size}px`, fontSize: `${size * 0.42}px` };
  const [initial = '?'] = name;
  return h('span', { class: 'avatar', style, 'aria-hidden': true }, initial.toUpperCase());
}
