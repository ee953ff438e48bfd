import { h } from 'preact';

/** Strokes on a 24 × 24 grid. Drawn here, because not every machine has a font with these signs. */
const PATHS = {
  hash: 'M9 4 7 20M17 4l-2 16M4 9h17M3 15h17',
  key: 'M8 17a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM12.500 12.500H21V16M17.500 12.500V15',
  at: 'M15.500 12a3.500 3.500 0 1 0-7 0 3.500 3.500 0 0 0 7 0zV13.500a2.750 2.750 0 0 0 5.500 0V12a9 9 0 1 0-3.500 7.100',
  horn: 'M4 10v4h3l8 4V6l-8 4zM18 9.500a4 4 0 0 1 0 5',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  thread: 'M4 5h16v10H10l-4 4v-4H4zM8 9h8M8 12h5',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5a6 6 0 0 1 3.5 5.5',
  eye: 'M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h7',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6',
  broom: 'M20 4 13 11M9 9l6 6M10 8.500c-2 0-3.500 1.500-6 2.500 1 4 4 8 9 9 1-2.500 2.500-4 2.500-6z',
  pencil: 'M4 20l1-5L16 4l4 4L9 19zM13.5 6.5l4 4',
  reply: 'M10 6 4 12l6 6M4 12h9a7 7 0 0 1 7 7',
  smile: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 14a4 4 0 0 0 7 0M9 9.5v.2M15 9.5v.2',
  apps: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM17 14v6M14 17h6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  bolt: 'M13 3 5 13.5h6L10 21l9-11h-6.5z',
  swap: 'M4 8h15l-4-4M20 16H5l4 4',
  send: 'M4 4l17 8-17 8 3-8zM7 12h14',
  plus: 'M12 6v12M6 12h12',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'M6 9l6 6 6-6',
  out: 'M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9',
  arrow: 'M4 12h15M13 6l6 6-6 6',
  crown: 'M3 8l4.5 4L12 5l4.5 7L21 8l-2 11H5z',
  warning: 'M12 4 2.5 20h19zM12 10v4.5M12 17.300v.2',
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration: what it stands for is said in words beside it, or in its button's label. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return h(
    'svg',
    { class: 'svg-icon', width: size, height: size, viewBox: '0 0 24 24', 'aria-hidden': true },
    h('path', { d: PATHS[name] }),
  );
}
