import { GatewayCloseCodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import type { GatewayEvent, Happening } from '../bus.ts';
import { hears } from '../hears.ts';
import type { World } from '../world.ts';
import { Connection } from './connection.ts';
import { throughIntents } from './intents.ts';
import { isOfShard } from './ready.ts';
import { Session, type Wire } from './session.ts';

const RESUMABLE_MS = 180_000;

/** https://docs.discord.com/developers/reference#api-versioning: those before are deprecated, and have other shapes. */
const VERSIONS = ['9', '10'];

/** Every session of the bot; each one of a shard hears of everything, as on Discord. */
export class Sessions {
  readonly #world: World;
  readonly #sessions = new Map<string, Session>();
  readonly #connections = new Set<Connection>();
  readonly #unsubscribe: () => void;

  constructor(world: World) {
    this.#world = world;
    this.#unsubscribe = world.bus.subscribe((happening) => this.#tell(happening));
  }

  get connections(): Connection[] {
    return [...this.#connections];
  }

  /** `version` is that of the API which the client speaks; null for whatever is the default. */
  connect(socket: WebSocket, version: string | null): void {
    const connection = new Connection(this.#world, this, socket);
    this.#connections.add(connection);
    if (version !== null && !VERSIONS.includes(version))
      connection.close(GatewayCloseCodes.InvalidAPIVersion, 'Invalid API version.');
  }

  disconnected(connection: Connection): void {
    this.#connections.delete(connection);
  }

  open(wire: Wire, intents: number, shard: [number, number]): Session {
    const session = new Session(wire, intents, shard);
    this.#sessions.set(session.id, session);
    return session;
  }

  find(id: string): Session | undefined {
    return this.#sessions.get(id);
  }

  forget(session: Session): void {
    this.#sessions.delete(session.id);
  }

  /** Forgets a session whose client does not come back in time. */
  expire(session: Session): void {
    this.#world.clock.after(RESUMABLE_MS, () => {
      if (!session.isConnected) this.forget(session);
    });
  }

  deliver(session: Session, event: GatewayEvent, { isDirect } = { isDirect: false }): void {
    const { botUserId } = this.#world.state;
    const seen = throughIntents(event, { intents: session.intents, botUserId, isDirect });
    if (seen) session.dispatch(seen);
  }

  /** Ends every session, and says that the token is no good any more. */
  terminate(): void {
    this.#sessions.clear();
    for (const connection of this.#connections)
      connection.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
  }

  /** Breaks every socket; the sessions may be resumed. */
  drop(): void {
    for (const connection of this.#connections) connection.close();
  }

  close(): void {
    this.#unsubscribe();
    this.drop();
  }

  #tell({ event, audience }: Happening): void {
    const { state, faults } = this.#world;
    if (!hears(state, state.botUserId, audience)) return;

    const times = faults.takeDuplicate(event.t) ? 2 : 1;
    for (const session of this.#sessions.values()) {
      if (!isOfShard(audience.guildId, session.shard)) continue;
      for (let i = 0; i < times; i += 1) this.deliver(session, event, { isDirect: audience.guildId === null });
    }
  }
}
