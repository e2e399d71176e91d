import { z } from 'zod';
import { answers } from './openapi-answers';
import type { Route, RouteParameter } from './routes';

const schemes = {
  officer: { type: 'apiKey', in: 'cookie', name: '__Host-tocsin-officer', description: 'From POST /v1/sessions' },
  person: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-tocsin-person',
    description: 'From confirming a code or opening a link',
  },
  carrier: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Twilio-Signature',
    description: "The carrier's signature over address and form",
  },
} as const;

/** The routes for programs as OpenAPI 3.1; pages for people are left out. */
export function openApiDocument(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes.filter(({ path }) => /^\/(v1|webhooks|livez|readyz)\b/.test(path))) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tocsin',
      version: '1',
      description:
        'Warns the people in a place, hears back from each of them. Each refusal is explained in problems.md.',
    },
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: { securitySchemes: schemes, schemas: { Problem: problem } },
  };
}

function operation({ handler, policy = '', status, contentType, body, parameters }: Route): object {
  const [scheme = '', role] = policy.split(':');
  return {
    operationId: handler.replace('Controller', ''),
    ...(role && { description: `For officers with the role ${role}.` }),
    security: scheme in schemes ? [{ [scheme]: [] }] : [],
    ...(parameters.length > 0 && { parameters: parameters.map(parameter) }),
    ...requestBody(handler, body),
    responses: {
      [status]: { description: status === 204 ? 'Done' : 'The answer', ...content(answers[handler], contentType) },
      default: {
        description: 'Refused: `type` names the problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parameter({ name, in: place, schema }: RouteParameter): object {
  const isRequired = place === 'path' || (schema && !schema.isOptional());
  return {
    name,
    in: place,
    required: Boolean(isRequired),
    schema: schema ? jsonSchema(schema, 'input') : { type: 'string' },
  };
}

function requestBody(handler: string, body: z.ZodType | undefined): object {
  if (handler === 'CapController.receive') {
    return { requestBody: { required: true, content: { 'application/cap+xml': { schema: { type: 'string' } } } } };
  }
  if (!body) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } } };
}

function content(answer: z.ZodType | undefined, contentType: string | undefined): object {
  if (answer) return { content: { 'application/json': { schema: jsonSchema(answer, 'output') } } };
  const [type] = contentType?.split(';') ?? [];
  return type ? { content: { [type]: { schema: { type: 'string' } } } } : {};
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

/** RFC 9457. */
const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'requestId'],
  properties: {
    type: { type: 'string', description: 'e.g. "/problems#not-found"' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    retryAfterSeconds: { type: 'integer' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, reason: { type: 'string' } } },
    },
  },
} as const;
