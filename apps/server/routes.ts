import { RequestMethod, type Type } from '@nestjs/common';
import { z } from 'zod';
import { policyKey } from '../../libs/platform/http/policy';

/** A route as its decorators declare it. */
export interface Route {
  /** e.g. "IncidentsController.submit". */
  readonly handler: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With a leading slash and Nest's ":name" parameters, e.g. "/v1/incidents/:id". */
  readonly path: string;
  /** Undefined when the route names none: the guard refuses it. */
  readonly policy?: string;
  readonly status: number;
  readonly contentType?: string;
  readonly body?: z.ZodType;
  readonly parameters: readonly RouteParameter[];
}

export interface RouteParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly schema?: z.ZodType;
}

/** Nest's numbers for the kinds of arguments (`RouteParamtypes`), which it does not export. */
const argumentKinds = { body: 3, query: 4, path: 5 } as const;

interface Argument {
  readonly data?: unknown;
  readonly schema?: unknown;
}

/** Every route of the controllers that a module lists. */
export function routesOf(module: Type): Route[] {
  const controllers: Type[] = Reflect.getMetadata('controllers', module) ?? [];
  return controllers.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype).flatMap((name) => routesOfHandler(controller, name)),
  );
}

function routesOfHandler(controller: Type, name: string): Route[] {
  const handler: unknown = controller.prototype[name];
  if (
    typeof handler !== 'function' ||
    !Reflect.hasMetadata('path', handler) ||
    !Reflect.hasMetadata('method', handler)
  ) {
    return [];
  }
  const read = <Value>(key: string): Value | undefined => Reflect.getMetadata(key, handler);
  const method = RequestMethod[read<number>('method') ?? RequestMethod.GET].toLowerCase() as Route['method'];
  const headers = read<{ name: string; value: string }[]>('__headers__') ?? [];
  const given = Object.entries<Argument>(Reflect.getMetadata('__routeArguments__', controller, name) ?? {});
  const ofKind = (kind: number): Argument[] =>
    given.filter(([key]) => key.startsWith(`${kind}:`)).map(([, argument]) => argument);
  const body = ofKind(argumentKinds.body).map(schemaOf).find(Boolean);
  return pathsOf(Reflect.getMetadata('path', controller)).flatMap((prefix) =>
    pathsOf(read('path')).map((own) => {
      const path = joined(prefix, own);
      return {
        handler: `${controller.name}.${name}`,
        method,
        path,
        policy: read<string>(policyKey),
        status: read<number>('__httpCode__') ?? (method === 'post' ? 201 : 200),
        contentType: headers.find((header) => header.name.toLowerCase() === 'content-type')?.value,
        body,
        parameters: [
          ...pathParameters(path, ofKind(argumentKinds.path)),
          ...queryParameters(ofKind(argumentKinds.query)),
        ],
      };
    }),
  );
}

/** One decorator may name several. */
const pathsOf = (path: string | readonly string[] = ''): readonly string[] =>
  typeof path === 'string' ? [path] : path;

/** Also those that the handler leaves alone: a caller must give them all the same. */
function pathParameters(path: string, given: readonly Argument[]): RouteParameter[] {
  return Array.from(path.matchAll(/:(\w+)/g), ([, name = '']) => {
    return { name, in: 'path' as const, schema: schemaOf(given.find(({ data }) => data === name) ?? {}) };
  });
}

function queryParameters(given: readonly Argument[]): RouteParameter[] {
  return given.flatMap((argument) => {
    const schema = schemaOf(argument);
    if (typeof argument.data === 'string') return [{ name: argument.data, in: 'query' as const, schema }];
    const shape: Record<string, z.ZodType> = schema instanceof z.ZodObject ? schema.shape : {};
    return Object.entries(shape).map(([name, member]) => ({ name, in: 'query' as const, schema: member }));
  });
}

const schemaOf = ({ schema }: Argument): z.ZodType | undefined => (schema instanceof z.ZodType ? schema : undefined);

const joined = (...parts: readonly string[]): string =>
  `/${parts.flatMap((part) => part.split('/').filter(Boolean)).join('/')}`;
