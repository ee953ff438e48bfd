/** Where a guide is on the web. @param publicUrl without a slash at the end */
export function articleUrl({ slug }: { slug: string }, publicUrl: string): string {
  return `${publicUrl}/help/${slug}`;
}
