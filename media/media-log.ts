/** The part of a pino logger that media writes to. Session ids and SDP are never among the fields. */
export interface MediaLog {
  info(fields: object, event: string): void;
  warn(fields: object, event: string): void;
  error(fields: object, event: string): void;
}
