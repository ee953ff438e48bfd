import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { ApiRoute } from './api-route.ts';

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().meta({ description: 'Stable, for machines' }),
    reference: z.string().optional().meta({ description: 'Of a bug: what our log calls it' }),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });

/** The OpenAPI 3.1 document of the routes, made of the very schemas that check them. */
export function openApiDocument(routes: ApiRoute[], publicUrl: string): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Glim', version: '1', description: 'Live streams and the channels they come from.' },
    servers: [{ url: `${publicUrl}/api/v1` }],
    paths,
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'glim_session' } } },
  });
}

function operation(route: ApiRoute): ZodOpenApiOperationObject {
  const problems = {
    ...(route.access === 'anyone' ? {} : { 401: 'signed_out' }),
    ...(route.access === 'staff' ? { 403: route.can ? 'staff_only, role_missing' : 'staff_only' } : {}),
    ...(route.body || route.params || route.query ? { 422: 'invalid' } : {}),
    ...route.problems,
  };
  return {
    summary: route.summary,
    tags: [route.tag],
    ...(route.access === 'anyone' ? {} : { security: [{ session: [] }] }),
    requestParams: {
      ...(route.params ? { path: asObject(route.params) } : {}),
      ...(route.query ? { query: asObject(route.query) } : {}),
    },
    ...(route.body ? { requestBody: { content: { 'application/json': { schema: route.body } } } } : {}),
    responses: {
      [`${route.status}`]: {
        description: 'Done',
        ...(route.answer ? { content: { 'application/json': { schema: route.answer } } } : {}),
      },
      ...Object.fromEntries(
        Object.entries(problems).map(([status, codes]) => [
          status,
          { description: codes, content: { 'application/problem+json': { schema: problem } } },
        ]),
      ),
    },
  };
}

function asObject(schema: z.ZodType): z.ZodObject {
  if (schema instanceof z.ZodObject) return schema;
  throw new TypeError('parameters are described by an object schema');
}
