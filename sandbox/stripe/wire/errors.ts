import { StripeError } from './stripe-error.ts';

/** Stripe's refusals by name; types and codes as in https://docs.stripe.com/error-codes */
export const errors = {
  noKey: () =>
    invalid(401, {
      message:
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    }),
  wrongKey: (key: string) => invalid(401, { message: `Invalid API Key provided: ${masked(key)}` }),
  unknownUrl: (method: string, path: string) =>
    invalid(404, { message: `Unrecognized request URL (${method}: ${path}).` }),
  missing: (what: string, id: string, param: string) =>
    invalid(404, { code: 'resource_missing', param, message: `No such ${what}: '${id}'` }),
  unknownParam: (param: string) =>
    invalid(400, { code: 'parameter_unknown', param, message: `Received unknown parameter: ${param}` }),
  missingParam: (param: string) =>
    invalid(400, { code: 'parameter_missing', param, message: `Missing required param: ${param}.` }),
  badParam: (param: string, message: string) => invalid(400, { param, message }),
  badInteger: (param: string, given: string) =>
    invalid(400, { code: 'parameter_invalid_integer', param, message: `Invalid integer: ${given}` }),
  badState: (message: string, code?: string) => invalid(400, { ...(code ? { code } : {}), message }),
  /** https://docs.stripe.com/error-codes#account-invalid */
  noAccess: (key: string, account: string) =>
    invalid(403, {
      code: 'account_invalid',
      message:
        `The provided key '${masked(key)}' does not have access to account '${account}' (or that account does not ` +
        'exist). Application access may have been revoked.',
    }),
  notConnected: () =>
    invalid(400, {
      code: 'account_invalid',
      message: 'You requested an account link for an account that is not connected to your platform or does not exist.',
    }),
  /** https://docs.stripe.com/connect/account-capabilities#transfers */
  cannotReceive: () =>
    invalid(400, {
      code: 'insufficient_capabilities_for_transfer',
      message:
        'Your destination account needs to have at least one of the following capabilities enabled: transfers, ' +
        'crypto_transfers, legacy_payments',
    }),
  notExpandable: (path: string) => invalid(400, { message: `This property cannot be expanded (${path}).` }),
  unknownVersion: (version: string) =>
    invalid(400, { message: `Invalid Stripe API version: ${version}. This stand-in speaks one version only.` }),
  actsForPlatformOnly: () =>
    invalid(400, {
      message: 'This stand-in acts for the platform only, never as a connected account (Stripe-Account).',
    }),
  keyReused: (key: string) =>
    new StripeError(400, {
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    }),
  keyTooLong: () => invalid(400, { message: 'Idempotency keys are 255 characters or fewer.' }),
  rateLimited: () =>
    invalid(429, {
      code: 'rate_limit',
      message: 'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
    }),
  broken: () =>
    new StripeError(500, {
      type: 'api_error',
      message: 'An unknown error occurred. If this persists, contact support.',
    }),
};

function invalid(status: number, body: { message: string; code?: string; param?: string }): StripeError {
  return new StripeError(status, { type: 'invalid_request_error', ...body });
}

/** A key is named by its beginning and end, never in full. */
function masked(key: string): string {
  return key.length < 12 ? '*'.repeat(key.length) : `${key.slice(0, 8)}${'*'.repeat(8)}${key.slice(-4)}`;
}
