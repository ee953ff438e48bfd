import type { z } from 'zod';
import type { HostingSettings } from '#domain/finance/hosting-settings.ts';
import type { JsonReader } from '#domain/metrics/json-reader.ts';
import { SourceError } from '#domain/metrics/source-error.ts';
import type { pageSchema } from './shapes.ts';

const SERVICE = 'DigitalOcean';
/** The most that the API gives at once, and more pages than anybody's invoice has. */
const PER_PAGE = 200;
const MAX_PAGES = 200;

/** The billing API's endpoints. */
export interface BillingClient {
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  /** Every page of a list. @throws SourceError when they are not as many items as the list says it has */
  list<Page extends z.infer<typeof pageSchema>, Item>(
    path: string,
    schema: z.ZodType<Page>,
    items: (page: Page) => Item[],
  ): Promise<{ items: Item[]; first: Page }>;
}

/** @throws SourceError without a token */
export function createBillingClient(http: JsonReader, settings: HostingSettings): BillingClient {
  const { DIGITALOCEAN_API_BASE: base, DIGITALOCEAN_TOKEN: token } = settings;
  if (!token) throw new SourceError('DIGITALOCEAN_TOKEN is not set');
  const headers = { Authorization: `Bearer ${token}` };
  const get = <T>(path: string, schema: z.ZodType<T>) => http.read({ service: SERVICE, base, path, headers }, schema);

  return {
    get,
    async list(path, schema, items) {
      const first = await get(`${path}?per_page=${PER_PAGE}`, schema);
      const found = [...items(first)];
      let page = first;
      for (let count = 1; page.links?.pages?.next !== undefined; count += 1) {
        if (count >= MAX_PAGES) throw new SourceError(`${SERVICE} has more than ${MAX_PAGES} pages of ${path}`);
        page = await get(pathBelow(base, page.links.pages.next, path), schema);
        found.push(...items(page));
      }
      if (found.length === first.meta.total) return { items: found, first };
      throw new SourceError(`${SERVICE} counted ${first.meta.total} of ${path} and sent ${found.length}`);
    },
  };
}

/** A token is sent to the address that it is for, whatever an answer says. */
function pathBelow(base: string, link: string, path: string): string {
  if (link.startsWith(`${base}${path}?`)) return link.slice(base.length);
  throw new SourceError(`${SERVICE} says that ${path} goes on at another address`);
}
