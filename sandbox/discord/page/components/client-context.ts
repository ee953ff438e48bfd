import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Session } from '../client/session.ts';
import type { OutcomeView } from '../client/types.ts';

export interface LookedAt {
  kind: 'user' | 'channel';
  id: string;
}

/** What every part of the page may use and ask for. */
export interface Client {
  session: Session;
  /** The channel or thread in the middle. */
  channelId: string;
  openChannel(channelId: string): void;
  switchTo(userId: string): void;
  openGuild(guildId: string): void;
  /** Opens what is known of a user, or what this member may do in a channel. */
  lookAt(what: LookedAt): void;
  /** Shows what came of an interaction; `label` says what was tried, e.g. `/ticket open`. */
  interact(label: string, ask: () => Promise<OutcomeView>): Promise<void>;
  /** Runs an action and shows its refusal. True where there was none. */
  attempt(action: () => Promise<unknown>): Promise<boolean>;
  /** Puts a slash command into the composer. */
  startCommand(name: string): void;
}

export const ClientContext = createContext<Client | null>(null);

export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('no client around this component');
  return client;
}
