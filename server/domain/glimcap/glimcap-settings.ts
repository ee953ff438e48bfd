/** How an installation's reports are cut and signed. */
export interface GlimcapSettings {
  /** Weeks and months are cut in this zone. */
  timeZone: string;
  /** Who a report is by. */
  author: string;
}
