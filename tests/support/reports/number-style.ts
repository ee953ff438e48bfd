import * as fc from 'fast-check';

/** How one report writes its numbers: chosen once, as an author does. */
export interface NumberStyle {
  thousands: string;
  point: string;
  /** Round a whole amount of money. */
  money: { before: string; after: string };
  change: ChangeStyle;
  zero: string;
  absent: string;
  isNew: string;
}

export interface ChangeStyle {
  name: string;
  up(size: string): string;
  down(size: string): string;
  /** Does a cell of its own tell the direction? */
  isDirected: boolean;
}

const arrows = (name: string, [up, down]: [string, string]): ChangeStyle[] => [
  { name: `${name} after`, up: (size) => `${size}${up}`, down: (size) => `${size}${down}`, isDirected: true },
  { name: `${name} before`, up: (size) => `${up} ${size}`, down: (size) => `${down} ${size}`, isDirected: true },
];

const CHANGES: ChangeStyle[] = [
  ...arrows('arrow', ['⬆', '⬇']),
  ...arrows('emoji arrow', ['⬆️', '⬇️']),
  ...arrows('thin arrow', ['↑', '↓']),
  ...arrows('triangle', ['▲', '▼']),
  ...arrows('red triangle', ['🔺', '🔻']),
  ...arrows('chart', ['📈', '📉']),
  ...arrows('shortcode', [':arrow_up:', ':arrow_down:']),
  { name: 'signs', up: (size) => `+${size}`, down: (size) => `-${size}`, isDirected: true },
  { name: 'minus sign', up: (size) => `+${size}`, down: (size) => `−${size}`, isDirected: true },
  { name: 'minus only', up: (size) => size, down: (size) => `-${size}`, isDirected: false },
  { name: 'brackets', up: (size) => size, down: (size) => `(${size})`, isDirected: false },
  { name: 'words before', up: (size) => `up ${size}`, down: (size) => `down ${size}`, isDirected: true },
  { name: 'words after', up: (size) => `${size} up`, down: (size) => `${size} down`, isDirected: true },
  { name: 'sign and arrow', up: (size) => `+${size} ▲`, down: (size) => `-${size} ▼`, isDirected: true },
  { name: 'bare', up: (size) => size, down: (size) => size, isDirected: false },
];

const GROUPINGS = [
  { thousands: ',', point: '.' },
  { thousands: ',', point: '.' },
  { thousands: '', point: '.' },
  { thousands: ' ', point: '.' },
  { thousands: '\u202f', point: '.' },
  { thousands: '\u00a0', point: ',' },
  { thousands: "'", point: '.' },
  { thousands: '.', point: ',' },
];

const MONEY = [
  { before: '$', after: '' },
  { before: '$', after: '' },
  { before: '€', after: '' },
  { before: '', after: '$' },
  { before: '', after: ' €' },
  { before: '', after: ' USD' },
  { before: 'US$', after: '' },
];

export const numberStyle: fc.Arbitrary<NumberStyle> = fc
  .record({
    grouping: fc.constantFrom(...GROUPINGS),
    money: fc.constantFrom(...MONEY),
    change: fc.constantFrom(...CHANGES),
    zero: fc.constantFrom('0', '0', '–', '-', 'no change', '±0', '0-'),
    absent: fc.constantFrom('–', '-', 'n/a', 'N/A', ''),
    isNew: fc.constantFrom('new', '–', '-', 'n/a', '🆕', ''),
  })
  .map(({ grouping, ...style }) => ({ ...grouping, ...style }));

/** `1234.5` in cents or whole, as the style writes it. */
export function written(style: NumberStyle, minor: number, decimals: number): string {
  const scale = 10 ** decimals;
  const whole = Math.trunc(Math.abs(minor) / scale)
    .toString()
    .replaceAll(/\B(?=(?:\d{3})+$)/g, style.thousands);
  const fraction = decimals > 0 ? `${style.point}${(Math.abs(minor) % scale).toString().padStart(decimals, '0')}` : '';
  return `${whole}${fraction}`;
}

export function asMoney(style: NumberStyle, text: string): string {
  return `${style.money.before}${text}${style.money.after}`;
}
