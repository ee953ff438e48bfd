import bot from '../../locales/de/bot.json' with { type: 'json' };
import emotes from '../../locales/de/emotes.json' with { type: 'json' };
import glimcap from '../../locales/de/glimcap.json' with { type: 'json' };
import guilds from '../../locales/de/guilds.json' with { type: 'json' };
import help from '../../locales/de/help.json' with { type: 'json' };
import metrics from '../../locales/de/metrics.json' with { type: 'json' };
import sla from '../../locales/de/sla.json' with { type: 'json' };
import streams from '../../locales/de/streams.json' with { type: 'json' };
import support from '../../locales/de/support.json' with { type: 'json' };
import tickets from '../../locales/de/tickets.json' with { type: 'json' };
import type { WordFiles } from './english.ts';

export const german: WordFiles = { bot, emotes, glimcap, guilds, help, metrics, sla, streams, support, tickets };
