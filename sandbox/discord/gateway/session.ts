import { randomBytes } from 'node:crypto';
import { GatewayOpcodes } from 'discord-api-types/v10';
import type { GatewayEvent } from '../bus.ts';

const MAX_REPLAY = 1000;

/** An event as it went, or would have gone, down the wire. */
interface Sent {
  op: GatewayOpcodes.Dispatch;
  t: GatewayEvent['t'];
  s: number;
  d: unknown;
}

/** What is needed of a socket. */
export interface Wire {
  send(payload: object): void;
}

/**
 * An identified client. It outlives its socket: what happens while there is none waits for a resume.
 * https://discord.com/developers/docs/events/gateway#resuming
 */
export class Session {
  readonly id = randomBytes(16).toString('hex');
  readonly intents: number;
  readonly shard: [number, number];
  #sequence = 0;
  #sent: Sent[] = [];
  #wire: Wire | null;

  constructor(wire: Wire, intents: number, shard: [number, number]) {
    this.#wire = wire;
    this.intents = intents;
    this.shard = shard;
  }

  get isConnected(): boolean {
    return this.#wire !== null;
  }

  dispatch(event: GatewayEvent): void {
    this.#sequence += 1;
    const sent: Sent = { op: GatewayOpcodes.Dispatch, t: event.t, s: this.#sequence, d: event.d };
    this.#sent.push(sent);
    if (this.#sent.length > MAX_REPLAY) this.#sent.shift();
    this.#wire?.send(sent);
  }

  /** The socket is gone; false when another has taken its place already. */
  detach(wire: Wire): boolean {
    if (this.#wire !== wire) return false;
    this.#wire = null;
    return true;
  }

  /** Sends what came after `sequence` to a new socket; false when that is no longer known. */
  resume(wire: Wire, sequence: number): boolean {
    const isKnown = sequence <= this.#sequence && sequence >= (this.#sent[0]?.s ?? 1) - 1;
    if (!isKnown) return false;
    this.#wire = wire;
    for (const sent of this.#sent.filter(({ s }) => s > sequence)) wire.send(sent);
    return true;
  }
}
