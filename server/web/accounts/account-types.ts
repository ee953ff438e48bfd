/** One's own account, as `/settings/account` shows it. */
export interface OwnAccountView {
  name: string;
  roles: ('core' | 'support' | 'moderator')[];
  /** Null when no Discord account is connected. */
  discord: { name: string | null; linkedAt: string | null } | null;
  /** False while Discord is the only way into the account. */
  canUnlink: boolean;
  /** Whether a Discord account can be connected here. */
  canLink: boolean;
}
