import emotes from '../emotes/emotes.capability.ts';
import glimcap from '../glimcap/glimcap.capability.ts';
import wins from '../glimcap/wins/wins.capability.ts';
import figures from '../metrics/figures/board.capability.ts';
import counters from '../metrics/figures/counters.capability.ts';
import members from '../metrics/members.capability.ts';
import alerts from '../streams/alerts.capability.ts';
import crosspost from '../streams/crosspost.capability.ts';
import events from '../streams/events/events.capability.ts';
import liveRole from '../streams/live-role/live-role.capability.ts';
import deadlines from '../support/sla/deadlines.capability.ts';
import tickets from '../support/tickets.capability.ts';
import type { Capability } from './capability.ts';
import notices from './notices/notices.capability.ts';
import roles from './roles/roles.capability.ts';

/** Everything that the bot can do for a guild, in the order in which it is told of. */
export const capabilities: readonly Capability[] = [
  alerts,
  crosspost,
  liveRole,
  events,
  tickets,
  deadlines,
  glimcap,
  wins,
  emotes,
  members,
  figures,
  counters,
  roles,
  notices,
];
