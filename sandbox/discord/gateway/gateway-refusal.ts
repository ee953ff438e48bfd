import type { GatewayCloseCodes } from 'discord-api-types/v10';

/** What a client sent ends its connection. https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
export class GatewayRefusal extends Error {
  readonly code: GatewayCloseCodes;

  constructor(code: GatewayCloseCodes, reason: string) {
    super(reason);
    this.name = 'GatewayRefusal';
    this.code = code;
  }
}
