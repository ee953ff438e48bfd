/** What a streamer gets of each payment for their channel, from a day on. */
export interface ChannelShare {
  /** 0 to 100, of what the member pays. */
  percent: number;
  /** Null for the one that applies until another does. */
  from: Date | null;
}

/** The share that applies at a moment, of those in order of their days; the first has none. */
export function shareAt(shares: readonly [ChannelShare, ...ChannelShare[]], now: Date): ChannelShare {
  return shares.findLast(({ from }) => from === null || from <= now) ?? shares[0];
}
