/** A handler that says nothing of where it is used is used in guilds alone. */
export interface InGuild {
  where?: 'guild';
}

/** In the bot's direct messages, or in these and in guilds: `interaction.guild` is null in the former. */
export interface Anywhere {
  where: 'dm' | 'both';
}
