import { HttpError } from '../errors.ts';

const NUMBER = /^[1-9]\d{0,5}$/;

/** The number of a report, or of a version of it, from an address. @throws HttpError 404 `glimcap_not_found` */
export function glimcapNumber(text: string): number {
  if (NUMBER.test(text)) return Number(text);
  throw new HttpError(404, 'glimcap_not_found', 'There is no such Glimcap.');
}
