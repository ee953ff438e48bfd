import type { Figure } from './figure.ts';

/** The value with its printed sign, in millionths. */
export function signedMicro({ micro, sign }: Figure): bigint {
  return sign === '-' ? -micro : micro;
}
