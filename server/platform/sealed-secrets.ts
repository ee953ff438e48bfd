import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Secrets } from '#domain/secrets.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM and HMAC-SHA-256 under keys derived from SESSION_SECRET; a sealed text is base64url of iv, tag and
 * ciphertext.
 */
export function createSecrets(sessionSecret: string): Secrets {
  const key = Buffer.from(hkdfSync('sha256', sessionSecret, '', 'glim stored secrets v1', 32));
  const hashKey = Buffer.from(hkdfSync('sha256', sessionSecret, '', 'glim keyed hashes v1', 32));

  return {
    seal(plain) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    unseal(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
    },
    keyedHash(text) {
      return createHmac('sha256', hashKey).update(text).digest('base64url');
    },
  };
}
