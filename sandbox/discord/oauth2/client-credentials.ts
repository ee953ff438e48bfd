import type { World } from '../world.ts';

/** Whether a token request is the application's own: HTTP Basic or in the form, RFC 6749, 2.3.1. */
export function isClient({ options }: World, header: string, form: URLSearchParams): boolean {
  const basic = /^Basic (.+)$/.exec(header)?.[1];
  const [id, secret] = basic === undefined ? [form.get('client_id'), form.get('client_secret')] : decodeBasic(basic);
  return id === options.applicationId && secret === options.clientSecret;
}

function decodeBasic(basic: string): [string, string] {
  const [id = '', ...secret] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return [decode(id), decode(secret.join(':'))];
}

/** Clients that follow the RFC encode both; some do not, and then a lone % stays what it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
