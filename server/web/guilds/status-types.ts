/** A part of the platform, as `GET /api/v1/status` answers it. */
export interface PlatformPartView {
  key: 'server' | 'bot' | 'jobs' | 'media' | 'mail' | 'supportMail' | 'billing' | 'source' | 'signIn' | 'rtmp';
  label: string | null;
  state: 'on' | 'off' | 'broken';
  lastAt: string | null;
  /** For staff. */
  count: number | null;
  reason: string | null;
}
