import type { WordKey } from '../words.ts';

/** The pages for staff, in the order in which `/staff` lists them. */
export const STAFF_LINKS: readonly { href: string; title: WordKey; text: WordKey }[] = [
  { href: '/staff/tickets', title: 'staff.tickets', text: 'staff.ticketsText' },
  { href: '/staff/glimcap', title: 'staff.glimcap', text: 'staff.glimcapText' },
  { href: '/staff/metrics', title: 'staff.metrics', text: 'staff.metricsText' },
  { href: '/staff/finance', title: 'staff.finance', text: 'staff.financeText' },
  { href: '/staff/emotes', title: 'staff.emotes', text: 'staff.emotesText' },
  { href: '/staff/help', title: 'staff.help', text: 'staff.helpText' },
  { href: '/staff/traffic', title: 'staff.traffic', text: 'staff.trafficText' },
];
