/** A user who may not come (back) into a guild. */
export interface Ban {
  userId: string;
  /** What the moderator wrote, as of `X-Audit-Log-Reason`. */
  reason: string | null;
}
