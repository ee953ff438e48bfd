import { REST } from 'discord.js';

interface Discord {
  apiBase: string;
  token: string;
}

/** Discord's REST API for telling it of commands: a long rate limit is an error to report, not a silent wait. */
export function deployRest({ apiBase, token }: Discord): REST {
  return new REST({ api: apiBase, rejectOnRateLimit: ['/applications'], timeout: 15_000 }).setToken(token);
}
