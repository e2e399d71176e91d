import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiModule } from './api.module';
import { asyncApiDocument } from './asyncapi-document';
import { openApiDocument } from './openapi-document';
import { routesOf } from './routes';
import { yamlOf } from './yaml';

/** Writes docs/openapi.json and docs/asyncapi.yaml from the routes and messages as declared; nothing is started for it. */
writeFileSync(join('docs', 'openapi.json'), `${JSON.stringify(openApiDocument(routesOf(ApiModule)), null, 2)}\n`);
writeFileSync(join('docs', 'asyncapi.yaml'), `${yamlOf(asyncApiDocument()).trimStart()}\n`);
