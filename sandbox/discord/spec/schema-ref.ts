/** Which of the spec's schemas a body must match: one of `names`, or a list of them. */
export interface SchemaRef {
  names: string[];
  isList: boolean;
}

/** `oneOf('GuildChannelResponse', 'ThreadResponse')` */
export function oneOf(...names: string[]): SchemaRef {
  return { names, isList: false };
}

/** `listOf('MessageResponse')` */
export function listOf(...names: string[]): SchemaRef {
  return { names, isList: true };
}
