import type { AdminCommand } from './admin-command.ts';

/** Lists who counts for us: which are on, what the others lack, when each was last read and what failed since. */
export const metricSources: AdminCommand = {
  name: 'metric sources',
  usage: 'metric sources',
  positionals: 0,
  isAskingOutside: true,
  run: ({ domain }) => domain.metricSources.listSources(),
};
