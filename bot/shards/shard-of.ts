/** The shard that hears of a guild. https://discord.com/developers/docs/events/gateway#sharding */
export function shardOf(guildId: string, shards: number): number {
  return Number((BigInt(guildId) >> 22n) % BigInt(shards));
}
