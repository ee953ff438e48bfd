/** Where a win belongs, in the order in which a report lists them; `other` may carry a name of its own. */
export const WIN_AREAS = ['app', 'platform', 'community', 'support', 'design', 'marketing', 'other'] as const;

export type WinArea = (typeof WIN_AREAS)[number];

const HEADINGS: Record<WinArea, string> = {
  app: 'Mobile App',
  platform: 'Platform',
  community: 'Community Team',
  support: 'Support',
  design: 'Design',
  marketing: 'Marketing',
  other: 'And More',
};

/** The heading of an area in the report. */
export function areaHeading({ area, areaName }: { area: WinArea; areaName?: string | null | undefined }): string {
  return areaName ?? HEADINGS[area];
}
