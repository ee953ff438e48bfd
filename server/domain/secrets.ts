/** What needs the installation's secret key, implemented outside the domain. */
export interface Secrets {
  /** Encrypts a short text so that it can be shown again to its owner. */
  seal(plain: string): string;
  /** @throws when the text was not sealed with this installation's key */
  unseal(sealed: string): string;
  /** The same for the same text, and no way back to it without this installation's key: 43 characters of base64url. */
  keyedHash(text: string): string;
}
