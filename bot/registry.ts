import type { BotContext } from './context.ts';
import type { Registry } from './dispatch.ts';
import liveAlerts from './guilds/live-alerts.command.ts';
import live from './streams/live.command.ts';
import { showStream } from './streams/show-stream.ts';

/** Everything the bot answers to; nothing is found by globbing. */
export const registry: Registry = {
  commands: [live, liveAlerts],
  buttons: [],
  modals: [],
};

/** Durable work of the bot, by the name under which the outbox knows it. */
export const tasks = {
  'stream.started': ({ streamId }: { streamId: string }, context: BotContext) => showStream(streamId, context),
  'stream.ended': ({ streamId }: { streamId: string }, context: BotContext) => showStream(streamId, context),
};
