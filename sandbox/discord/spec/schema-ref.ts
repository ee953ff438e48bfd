import type * as z from 'zod/mini';

/** Which of the spec's schemas a body must match: one of `names`, or a list of them. */
export interface SchemaRef {
  names: string[];
  isList: boolean;
  /** What the spec writes at the route itself, where it gives the shape no name. */
  inline?: z.core.$ZodType;
}

/** A strict object of the spec that has no name there. */
export function inlineOf(schema: z.core.$ZodType): SchemaRef {
  return { names: [], isList: false, inline: schema };
}

/** `oneOf('GuildChannelResponse', 'ThreadResponse')` */
export function oneOf(...names: string[]): SchemaRef {
  return { names, isList: false };
}

/** `listOf('MessageResponse')` */
export function listOf(...names: string[]): SchemaRef {
  return { names, isList: true };
}
