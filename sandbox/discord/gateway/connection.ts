import { GatewayCloseCodes, GatewayDispatchEvents, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import * as z from 'zod/mini';
import type { World } from '../world.ts';
import { isKnownIntents, PRIVILEGED_INTENTS } from './intents.ts';
import { MEMBERS_REQUEST, memberChunks } from './member-chunks.ts';
import { guildCreateOf, isGuildOfShard, readyOf } from './ready.ts';
import type { Session, Wire } from './session.ts';
import type { Sessions } from './sessions.ts';

const HEARTBEAT_INTERVAL_MS = 41_250;
const MAX_PAYLOAD_BYTES = 4096;
const MAX_SENDS = 120;
const SENDS_WINDOW_MS = 60_000;
const GUILD_MEMBERS = GatewayIntentBits.GuildMembers;

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
    if (Buffer.byteLength(text) > MAX_PAYLOAD_BYTES)
      return this.close(GatewayCloseCodes.DecodeError, 'Payload too large.');
    if (this.#isTooFast()) return this.close(GatewayCloseCodes.RateLimited, 'You are being rate limited.');
    const payload = PAYLOAD.safeParse(parse(text));
    if (!payload.success) return this.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
    this.#handle(payload.data.op, payload.data.d);
  }

  #handle(op: number, d: unknown): void {
    if (op === GatewayOpcodes.Heartbeat) return this.#heartbeat();
    if (op === GatewayOpcodes.Identify) return this.#identify(d);
    if (op === GatewayOpcodes.Resume) return this.#resume(d);
    if (!(op in GatewayOpcodes)) return this.close(GatewayCloseCodes.UnknownOpcode, 'Unknown opcode.');
    if (!this.#session) return this.close(GatewayCloseCodes.NotAuthenticated, 'Not authenticated.');
    if (op === GatewayOpcodes.RequestGuildMembers) this.#requestMembers(this.#session, d);
  }

  #heartbeat(): void {
    this.#awaitHeartbeat();
    this.send({ op: GatewayOpcodes.HeartbeatAck, s: null, t: null, d: null });
  }

  #identify(d: unknown): void {
    const identify = IDENTIFY.safeParse(d);
    if (this.#session) return this.close(GatewayCloseCodes.AlreadyAuthenticated, 'Already authenticated.');
    if (!identify.success) return this.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
    const { token, intents, shard = [0, 1] } = identify.data;
    if (!this.#isToken(token)) return this.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    if (shard[0] < 0 || shard[0] >= shard[1]) return this.close(GatewayCloseCodes.InvalidShard, 'Invalid shard.');
    if (!isKnownIntents(intents)) return this.close(GatewayCloseCodes.InvalidIntents, 'Invalid intent(s).');
    if (intents & PRIVILEGED_INTENTS & ~this.#world.faults.allowedIntents)
      return this.close(GatewayCloseCodes.DisallowedIntents, 'Disallowed intent(s).');
    if (!this.#sessions.mayIdentify()) return this.invalidate(false);
    this.#begin(intents, shard);
  }

  #begin(intents: number, shard: [number, number]): void {
    const session = this.#sessions.open(this, intents, shard);
    this.#session = session;
    const resumeUrl = this.#world.url.replace('http', 'ws').concat('/gw');
    session.dispatch({ t: GatewayDispatchEvents.Ready, d: readyOf(this.#world, { id: session.id, resumeUrl, shard }) });
    if (isGuildOfShard(this.#world.state.guild.id, shard)) {
      const d = guildCreateOf(this.#world);
      this.#sessions.deliver(session, { t: GatewayDispatchEvents.GuildCreate, d });
    }
    this.#world.log.info({ sessionId: session.id, intents }, 'gateway session identified');
  }

  #resume(d: unknown): void {
    const resume = RESUME.safeParse(d);
    if (!resume.success) return this.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
    if (!this.#isToken(resume.data.token))
      return this.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    const session = this.#sessions.find(resume.data.session_id);
    if (!session?.resume(this, resume.data.seq)) return this.invalidate(false);
    this.#session = session;
    session.dispatch({ t: GatewayDispatchEvents.Resumed, d: undefined });
    this.#world.log.info({ sessionId: session.id }, 'gateway session resumed');
  }

  #requestMembers(session: Session, d: unknown): void {
    const request = MEMBERS_REQUEST.safeParse(d);
    if (!request.success) return this.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
    const wantsAll = request.data.query === '' && !request.data.limit;
    // "GUILD_MEMBERS intent is required to request the entire member list"
    if (wantsAll && !(session.intents & GUILD_MEMBERS))
      return this.close(GatewayCloseCodes.DisallowedIntents, 'Disallowed intent(s).');
    for (const chunk of memberChunks(this.#world.state, request.data))
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

  /** A client that closes with 1000 or 1001 says it will not come back. */
  #closed(code: number): void {
    this.#cancelTimeout();
    this.#sessions.disconnected(this);
    if (!this.#session?.detach(this)) return;
    if (code === 1000 || code === 1001) this.#sessions.forget(this.#session);
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
