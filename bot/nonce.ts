/**
 * A nonce derived from what a message is about: a UUID in base 36, at most the 25
 * characters that Discord takes. With `enforce_nonce` Discord answers a second
 * post of the same nonce with the first message.
 * @see https://discord.com/developers/docs/resources/message#create-message
 */
export function nonceOf(uuid: string): string {
  return BigInt(`0x${uuid.replaceAll('-', '')}`).toString(36);
}
