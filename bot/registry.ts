import accounts from './accounts/accounts.registry.ts';
import type { BotTasks, ContextRegistry, TaskRoutes } from './context-registry.ts';
import emotes from './emotes/emotes.registry.ts';
import glimcap from './glimcap/glimcap.registry.ts';
import guilds from './guilds/guilds.registry.ts';
import metrics from './metrics/metrics.registry.ts';
import streams from './streams/streams.registry.ts';
import help from './support/help/help.registry.ts';
import support from './support/support.registry.ts';

const contexts: readonly ContextRegistry[] = [streams, guilds, accounts, support, help, metrics, glimcap, emotes];

/** Everything the bot answers to, in the order in which Discord is told of it; nothing is found by globbing. */
export type Registry = Required<Omit<ContextRegistry, 'tasks' | 'routes'>>;

export const registry: Registry = {
  commands: contexts.flatMap(({ commands = [] }) => commands),
  messageCommands: contexts.flatMap(({ messageCommands = [] }) => messageCommands),
  userCommands: contexts.flatMap(({ userCommands = [] }) => userCommands),
  buttons: contexts.flatMap(({ buttons = [] }) => buttons),
  selects: contexts.flatMap(({ selects = [] }) => selects),
  modals: contexts.flatMap(({ modals = [] }) => modals),
};

export const tasks: BotTasks = Object.assign({}, ...contexts.map((context) => context.tasks));
export const routes: TaskRoutes = Object.assign({}, ...contexts.map((context) => context.routes));
