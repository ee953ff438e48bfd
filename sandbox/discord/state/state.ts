import type { Channel, Thread } from './channel.ts';
import type { Command } from './command.ts';
import type { Member, Role, User } from './member.ts';
import type { Message } from './message.ts';

/** The one guild. */
export interface Guild {
  id: string;
  name: string;
  ownerId: string;
}

/** All that the sandbox remembers, by id. Messages stand in the order of their creation. */
export interface State {
  guild: Guild;
  botUserId: string;
  users: Map<string, User>;
  members: Map<string, Member>;
  roles: Map<string, Role>;
  channels: Map<string, Channel>;
  threads: Map<string, Thread>;
  messages: Map<string, Message>;
  commands: Map<string, Command>;
}
