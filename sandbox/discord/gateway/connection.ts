import { GatewayCloseCodes, GatewayDispatchEvents, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import * as z from 'zod/mini';
import type { World } from '../world.ts';
import { GatewayRefusal } from './gateway-refusal.ts';
import { isKnownIntents, PRIVILEGED_INTENTS } from './intents.ts';
import { MEMBERS_REQUEST, type MembersRequest, memberChunks } from './member-chunks.ts';
import { guildCreateOf, guildsOfShard, readyOf } from './ready.ts';
import type { Session, Wire } from './session.ts';
import type { Sessions } from './sessions.ts';

const HEARTBEAT_INTERVAL_MS = 41_250;
const MAX_PAYLOAD_BYTES = 4096;
const MAX_SENDS = 120;
const SENDS_WINDOW_MS = 60_000;

/** After these a session cannot be resumed. https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const FINAL_CODES = new Set<number>([
  1000,
  1001,
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);

const PAYLOAD = z.object({ op: z.number(), d: z.optional(z.unknown()) });
const IDENTIFY = z.object({
  token: z.string(),
  properties: z.optional(z.unknown()),
  intents: z.number(),
  compress: z.optional(z.boolean()),
  shard: z.optional(z.tuple([z.int(), z.int()])),
});
const RESUME = z.object({ token: z.string(), session_id: z.string(), seq: z.number() });

/**
 * One socket and where it stands in the handshake.
 * https://discord.com/developers/docs/events/gateway#connection-lifecycle
 */
export class Connection implements Wire {
  readonly #world: World;
  readonly #sessions: Sessions;
  readonly #socket: WebSocket;
  #session: Session | null = null;
  #sends: number[] = [];
  #cancelTimeout = () => {};

  constructor(world: World, sessions: Sessions, socket: WebSocket) {
    this.#world = world;
    this.#sessions = sessions;
    this.#socket = socket;
    socket.on('message', (data) => this.#receive(data.toString()));
    socket.on('close', (code) => this.#closed(code));
    socket.on('error', (error) => world.log.warn({ error: error.message }, 'gateway socket failed'));
    this.#awaitHeartbeat();
    this.send({ op: GatewayOpcodes.Hello, s: null, t: null, d: { heartbeat_interval: HEARTBEAT_INTERVAL_MS } });
  }

  send(payload: object): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(payload));
  }

  /** Ends the socket with a code; without one, as a broken cable would. */
  close(code?: number, reason?: string): void {
    if (code === undefined) this.#socket.terminate();
    else this.#socket.close(code, reason);
  }

  /** Op 7: asks the client to reconnect and resume. */
  askToReconnect(): void {
    this.send({ op: GatewayOpcodes.Reconnect, s: null, t: null, d: null });
  }

  /** Op 9. A session that cannot be resumed is forgotten. */
  invalidate(isResumable: boolean): void {
    if (this.#session && !isResumable) this.#sessions.forget(this.#session);
    if (!isResumable) this.#session = null;
    this.send({ op: GatewayOpcodes.InvalidSession, s: null, t: null, d: isResumable });
  }

  #receive(text: string): void {
    try {
      this.#handle(text);
    } catch (error) {
      if (!(error instanceof GatewayRefusal)) throw error;
      this.close(error.code, error.message);
    }
  }

  #handle(text: string): void {
    if (Buffer.byteLength(text) > MAX_PAYLOAD_BYTES)
      throw new GatewayRefusal(GatewayCloseCodes.DecodeError, 'Payload too large.');
    if (this.#isTooFast()) throw new GatewayRefusal(GatewayCloseCodes.RateLimited, 'You are being rate limited.');
    const { op, d } = decode(PAYLOAD, parse(text));
    if (op === GatewayOpcodes.Heartbeat) this.#heartbeat();
    else if (op === GatewayOpcodes.Identify) this.#identify(decode(IDENTIFY, d));
    else if (op === GatewayOpcodes.Resume) this.#resume(decode(RESUME, d));
    else this.#handleIdentified(op, d);
  }

  #handleIdentified(op: number, d: unknown): void {
    if (!(op in GatewayOpcodes)) throw new GatewayRefusal(GatewayCloseCodes.UnknownOpcode, 'Unknown opcode.');
    if (!this.#session) throw new GatewayRefusal(GatewayCloseCodes.NotAuthenticated, 'Not authenticated.');
    if (op === GatewayOpcodes.RequestGuildMembers) this.#requestMembers(this.#session, decode(MEMBERS_REQUEST, d));
  }

  #heartbeat(): void {
    this.#awaitHeartbeat();
    this.send({ op: GatewayOpcodes.HeartbeatAck, s: null, t: null, d: null });
  }

  #identify({ token, intents, shard = [0, 1] }: z.infer<typeof IDENTIFY>): void {
    if (this.#session) throw new GatewayRefusal(GatewayCloseCodes.AlreadyAuthenticated, 'Already authenticated.');
    if (!this.#isToken(token))
      throw new GatewayRefusal(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    if (shard[0] < 0 || shard[0] >= shard[1])
      throw new GatewayRefusal(GatewayCloseCodes.InvalidShard, 'Invalid shard.');
    if (guildsOfShard(this.#world.state, shard).length > this.#world.faults.guildsPerShard)
      throw new GatewayRefusal(GatewayCloseCodes.ShardingRequired, 'Sharding required.');
    if (!isKnownIntents(intents)) throw new GatewayRefusal(GatewayCloseCodes.InvalidIntents, 'Invalid intent(s).');
    if (intents & PRIVILEGED_INTENTS & ~this.#world.faults.allowedIntents)
      throw new GatewayRefusal(GatewayCloseCodes.DisallowedIntents, 'Disallowed intent(s).');
    const start = this.#world.sessionStarts.take(shard[0]);
    // "All active sessions for the bot will be terminated, the bot token will be reset."
    if (start === 'used up') this.#sessions.terminate();
    else if (start === 'taken') this.#begin(intents, shard);
    else this.invalidate(false);
  }

  #begin(intents: number, shard: [number, number]): void {
    const session = this.#sessions.open(this, intents, shard);
    this.#session = session;
    const resumeUrl = this.#world.url.replace('http', 'ws').concat('/gw');
    session.dispatch({ t: GatewayDispatchEvents.Ready, d: readyOf(this.#world, { id: session.id, resumeUrl, shard }) });
    for (const guild of guildsOfShard(this.#world.state, shard)) {
      const d = guildCreateOf(this.#world, guild);
      this.#sessions.deliver(session, { t: GatewayDispatchEvents.GuildCreate, d });
    }
    this.#world.log.info({ sessionId: session.id, intents }, 'gateway session identified');
  }

  #resume({ token, session_id, seq }: z.infer<typeof RESUME>): void {
    if (!this.#isToken(token))
      throw new GatewayRefusal(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    const session = this.#sessions.find(session_id);
    if (!session?.resume(this, seq)) {
      this.invalidate(false);
      return;
    }
    this.#session = session;
    session.dispatch({ t: GatewayDispatchEvents.Resumed, d: undefined });
    this.#world.log.info({ sessionId: session.id }, 'gateway session resumed');
  }

  #requestMembers(session: Session, request: MembersRequest): void {
    const wantsAll = request.query === '' && !request.limit;
    // "GUILD_MEMBERS intent is required to request the entire member list"
    if (wantsAll && !(session.intents & GatewayIntentBits.GuildMembers))
      throw new GatewayRefusal(GatewayCloseCodes.DisallowedIntents, 'Disallowed intent(s).');
    const wanted = [request.guild_id].flat();
    const guilds = guildsOfShard(this.#world.state, session.shard).filter(({ id }) => wanted.includes(id));
    for (const guild of guilds)
      for (const chunk of memberChunks(this.#world.state, guild, request))
        session.dispatch({ t: GatewayDispatchEvents.GuildMembersChunk, d: chunk });
  }

  #isToken(token: string): boolean {
    return token.replace(/^Bot /, '') === this.#world.options.token;
  }

  /** 120 events per connection every 60 seconds. https://discord.com/developers/docs/events/gateway#rate-limiting */
  #isTooFast(): boolean {
    const now = this.#world.clock.now();
    this.#sends = [...this.#sends.filter((at) => now - at < SENDS_WINDOW_MS), now];
    return this.#sends.length > MAX_SENDS;
  }

  #awaitHeartbeat(): void {
    this.#cancelTimeout();
    this.#cancelTimeout = this.#world.clock.after(HEARTBEAT_INTERVAL_MS * 1.5, () =>
      this.close(GatewayCloseCodes.SessionTimedOut, 'Session timed out.'),
    );
  }

  /** A client that closes with 1000 or 1001 says it will not come back; after some codes of ours it may not. */
  #closed(code: number): void {
    this.#cancelTimeout();
    this.#sessions.disconnected(this);
    if (!this.#session?.detach(this)) return;
    if (FINAL_CODES.has(code)) this.#sessions.forget(this.#session);
    else this.#sessions.expire(this.#session);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decode<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new GatewayRefusal(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
}
