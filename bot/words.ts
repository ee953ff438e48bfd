import bot from '../locales/en/bot.json' with { type: 'json' };
import glimcap from '../locales/en/glimcap.json' with { type: 'json' };
import guilds from '../locales/en/guilds.json' with { type: 'json' };
import metrics from '../locales/en/metrics.json' with { type: 'json' };
import streams from '../locales/en/streams.json' with { type: 'json' };
import support from '../locales/en/support.json' with { type: 'json' };
import { createTranslate } from '../locales/translate.ts';

/** Every sentence that the bot says, by context. */
export type BotWords = ReturnType<typeof createBotWords>;

export function createBotWords() {
  return {
    bot: createTranslate(bot),
    guilds: createTranslate(guilds),
    metrics: createTranslate(metrics),
    glimcap: createTranslate(glimcap),
    streams: createTranslate(streams),
    support: createTranslate(support),
  };
}
