import type { OutboxTasks } from '#domain/outbox.ts';
import type { BotContext } from './context.ts';
import type {
  ButtonHandler,
  MessageCommand,
  ModalHandler,
  SelectHandler,
  SlashCommand,
  UserCommand,
} from './slash-command.ts';

/** Durable work of the bot, by the name under which the outbox knows it. */
export type BotTasks = {
  [Task in keyof OutboxTasks]?: (payload: OutboxTasks[Task], context: BotContext) => Promise<void>;
};

/**
 * The guilds that a task is about, for those whose payload does not tell (`shards/guilds-of.ts`):
 * a task runs where its guilds are in memory.
 */
export type TaskRoutes = {
  [Task in keyof OutboxTasks]?: (payload: OutboxTasks[Task], context: BotContext) => Promise<readonly string[]>;
};

/** What the bot answers to in one of its contexts: each lists its own in `<context>.registry.ts`. */
export interface ContextRegistry {
  commands?: readonly SlashCommand[];
  messageCommands?: readonly MessageCommand[];
  userCommands?: readonly UserCommand[];
  buttons?: readonly ButtonHandler[];
  selects?: readonly SelectHandler[];
  modals?: readonly ModalHandler[];
  tasks?: BotTasks;
  routes?: TaskRoutes;
}
