import 'reflect-metadata';
import { policies } from '../../apps/server/access.guard';
import { ApiModule } from '../../apps/server/api.module';
import { openApiDocument } from '../../apps/server/openapi-document';
import { answers } from '../../apps/server/openapi-answers';
import { routesOf } from '../../apps/server/routes';
import { readDocument, sourcesIn } from './sources';

const routes = routesOf(ApiModule);

test('every route names a policy that the guard knows', () => {
  expect(routes.length).toBeGreaterThan(40);
  const unknown = routes.filter(({ policy }) => !policies.some((name) => name === policy));
  expect(unknown.map(({ handler, policy }) => `${handler}: ${policy}`)).toEqual([]);
});

test('no two routes have the same address', () => {
  const addresses = routes.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);
  expect(addresses.filter((address, i) => addresses.indexOf(address) !== i)).toEqual([]);
});

test('every controller of the contexts is mounted', () => {
  const declared = sourcesIn('libs').flatMap(({ path, text }) =>
    path.endsWith('.controller.ts') ? Array.from(text.matchAll(/export class (\w+)/g), ([, name]) => name) : [],
  );
  const mounted = new Set(routes.map(({ handler }) => handler.split('.')[0]));
  expect(declared.filter((name) => !mounted.has(name))).toEqual([]);
});

test('a route that answers with a listed form exists', () => {
  const handlers = routes.map(({ handler }) => handler);
  expect(Object.keys(answers).filter((handler) => !handlers.includes(handler))).toEqual([]);
});

test('docs/openapi.json says what the routes are now (npm run openapi writes it)', () => {
  expect(JSON.parse(readDocument('openapi.json'))).toEqual(JSON.parse(JSON.stringify(openApiDocument(routes))));
});
