/** What is needed to ask the hosting provider for its bills. Without a token it is not asked. */
export interface HostingSettings {
  readonly DIGITALOCEAN_TOKEN?: string | undefined;
  readonly DIGITALOCEAN_API_BASE: string;
}
