import type { ChartTheme } from '../../domain/metrics/chart-look.ts';

/** The colours of a theme. */
export interface ChartColors {
  ground: string;
  /** Of titles and values, of axes, and of what fades into the ground. */
  ink: string;
  quietInk: string;
  grid: string;
  /** Shades the periods without a figure. */
  gap: string;
  /** Told apart by people with the common colour blindnesses, and ≥ 4.5:1 on the ground (≥ 3:1 in the light theme's). */
  series: readonly string[];
  /** What is compared with. */
  past: string;
  gains: readonly string[];
  losses: readonly string[];
  /** Drawn over a colour to tell it from its neighbours without seeing colours. */
  pattern: string;
}

export const THEMES: Record<ChartTheme, ChartColors> = {
  dark: {
    ground: '#313338',
    ink: '#f2f3f5',
    quietInk: '#b9bec6',
    grid: '#43464d',
    gap: '#3c3f45',
    series: ['#7aa2ff', '#ffb454', '#5fd7a7', '#ff8fab', '#d0a9ff', '#f5e663'],
    past: '#8a909b',
    gains: ['#7aa2ff', '#5fd7a7', '#c7b6ff'],
    losses: ['#ffb454', '#ff7d8f'],
    pattern: 'rgba(20, 22, 28, 0.55)',
  },
  site: {
    ground: '#1b1820',
    ink: '#f4f0ea',
    quietInk: '#c4bccb',
    grid: '#332e3c',
    gap: '#282430',
    series: ['#ffb950', '#7aa2ff', '#7fd8a4', '#ff8fab', '#d0a9ff', '#f7e27a'],
    past: '#7d7489',
    gains: ['#7aa2ff', '#7fd8a4', '#c7b6ff'],
    losses: ['#ffb950', '#ff7d8f'],
    pattern: 'rgba(18, 16, 22, 0.55)',
  },
  light: {
    ground: '#ffffff',
    ink: '#1b1820',
    quietInk: '#5d5766',
    grid: '#e7e3eb',
    gap: '#f3f0f5',
    series: ['#2f5fd0', '#b35c00', '#0f7a57', '#b8285a', '#7440c0', '#7a6500'],
    past: '#8b8494',
    gains: ['#2f5fd0', '#1d8f69', '#7d5bd0'],
    losses: ['#b96a00', '#c22f46'],
    pattern: 'rgba(255, 255, 255, 0.6)',
  },
};
