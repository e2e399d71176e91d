import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const root = join(__dirname, '../..');

export interface Source {
  /** From the root of the repository, with slashes, e.g. "libs/geo/area.ts". */
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript file below the folders. */
export function sourcesIn(...folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return { path: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') };
      }),
  );
}

export const readDocument = (name: string): string => readFileSync(join(root, 'docs', name), 'utf8');

export const load = (path: string): Record<string, unknown> => require(join(root, path)) as Record<string, unknown>;

/** The code without its comments. */
export const codeOf = ({ text }: Source): string =>
  text.replace(/\/\*[^]*?\*\//g, '').replace(/(^|[\s;])\/\/[^\n]*/g, '$1');
