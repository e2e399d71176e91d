import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const schemaFile = join(__dirname, '../../../shared/data/cap/cap12.xsd');
export const hasCapSchema = existsSync(schemaFile);

/** libxml2 awaits at its top level, which CommonJS cannot load: it judges in a process of its own. */
const judge = `
  import { readFileSync } from 'node:fs';
  import { XmlDocument, XsdValidator } from 'libxml2-wasm';
  const validator = XsdValidator.fromDoc(XmlDocument.fromString(readFileSync(process.argv[1], 'utf8')));
  const verdicts = JSON.parse(readFileSync(0, 'utf8')).map((xml) => {
    try {
      validator.validate(XmlDocument.fromString(xml));
      return 'valid';
    } catch (fault) {
      return String(fault);
    }
  });
  console.log(JSON.stringify(verdicts));
`;

/** What the OASIS schema of CAP 1.2 says of each message: "valid" or why not. */
export function capSchemaVerdicts(xmls: readonly string[]): string[] {
  const arguments_ = ['--input-type=module', '--eval', judge, schemaFile];
  return JSON.parse(execFileSync(process.execPath, arguments_, { input: JSON.stringify(xmls), encoding: 'utf8' }));
}
