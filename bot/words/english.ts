import bot from '../../locales/en/bot.json' with { type: 'json' };
import emotes from '../../locales/en/emotes.json' with { type: 'json' };
import glimcap from '../../locales/en/glimcap.json' with { type: 'json' };
import guilds from '../../locales/en/guilds.json' with { type: 'json' };
import help from '../../locales/en/help.json' with { type: 'json' };
import metrics from '../../locales/en/metrics.json' with { type: 'json' };
import sla from '../../locales/en/sla.json' with { type: 'json' };
import streams from '../../locales/en/streams.json' with { type: 'json' };
import support from '../../locales/en/support.json' with { type: 'json' };
import tickets from '../../locales/en/tickets.json' with { type: 'json' };

/** The word files of the bot, by context. */
export const english = { bot, emotes, glimcap, guilds, help, metrics, sla, streams, support, tickets };

/** What every language has to say. */
export type WordFiles = typeof english;
