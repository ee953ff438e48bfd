import type { Clock } from './clock.ts';

/** https://discord.com/developers/docs/reference#snowflakes */
export const DISCORD_EPOCH_MS = 1_420_070_400_000;
const SEQUENCE_BITS = 12n;
const TIMESTAMP_SHIFT = 22n;
const WORKER_AND_PROCESS = (1n << 17n) | (1n << 12n);

/** Makes Discord ids: real timestamps, strictly growing, as strings of 17 digits or more. */
export function createSnowflakes(clock: Clock): () => string {
  let lastMs = 0n;
  let sequence = 0n;

  return () => {
    const nowMs = BigInt(clock.now());
    const isNewMs = nowMs > lastMs;
    sequence = isNewMs ? 0n : (sequence + 1n) & ((1n << SEQUENCE_BITS) - 1n);
    if (isNewMs) lastMs = nowMs;
    else if (sequence === 0n) lastMs += 1n;
    return String(((lastMs - BigInt(DISCORD_EPOCH_MS)) << TIMESTAMP_SHIFT) | WORKER_AND_PROCESS | sequence);
  };
}
