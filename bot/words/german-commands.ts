import emotes from '../../locales/de/commands/emotes.json' with { type: 'json' };
import glimcap from '../../locales/de/commands/glimcap.json' with { type: 'json' };
import guilds from '../../locales/de/commands/guilds.json' with { type: 'json' };
import help from '../../locales/de/commands/help.json' with { type: 'json' };
import metrics from '../../locales/de/commands/metrics.json' with { type: 'json' };
import sla from '../../locales/de/commands/sla.json' with { type: 'json' };
import streams from '../../locales/de/commands/streams.json' with { type: 'json' };
import support from '../../locales/de/commands/support.json' with { type: 'json' };

/** The descriptions of our commands, by path; choices by theirs: `win add week: this`. */
export const germanCommands: Record<string, string> = {
  ...streams,
  ...guilds,
  ...support,
  ...help,
  ...sla,
  ...metrics,
  ...emotes,
  ...glimcap,
};
