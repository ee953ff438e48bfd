import type { EventNotice } from '#domain/billing/payment-provider.ts';

/** Tells the payment provider's webhooks from anybody else's, implemented outside the server's rooms. */
export interface WebhookVerifier {
  /**
   * @param body as it came, byte for byte
   * @returns the event's id and type; null when the signature is not the provider's, or is too old
   */
  verify(body: string, signature: string): EventNotice | null;
  /** Whether an event of this type changes anything here. */
  isHandled(type: string): boolean;
}
