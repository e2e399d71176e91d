import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiModule } from './api.module';
import { openApiDocument } from './openapi-document';
import { routesOf } from './routes';

/** Writes docs/openapi.json from the routes as they are declared; nothing is started for it. */
writeFileSync(join('docs', 'openapi.json'), `${JSON.stringify(openApiDocument(routesOf(ApiModule)), null, 2)}\n`);
