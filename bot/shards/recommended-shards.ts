import { REST, type RESTGetAPIGatewayBotResult, Routes } from 'discord.js';

interface Discord {
  apiBase: string;
  token: string;
}

/** How many shards Discord recommends. https://discord.com/developers/docs/events/gateway#get-gateway-bot */
export async function recommendedShards({ apiBase, token }: Discord): Promise<number> {
  const rest = new REST({ api: apiBase, timeout: 15_000 }).setToken(token);
  const { shards } = (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult;
  return shards;
}
