/** The page that confirms an address. */
export function confirmUrl(token: string, publicUrl: string): string {
  return `${publicUrl}/glimcap/mail/confirm?token=${token}`;
}

/** The page on which a reader leaves; a bare POST to it leaves at once. */
export function leaveUrl(token: string, publicUrl: string): string {
  return `${publicUrl}/glimcap/mail/leave?token=${token}`;
}
