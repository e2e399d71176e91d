import type { Terminal } from './terminal';

/** The JSON of a file; undefined after the terminal has been told why not. */
export async function readJson(terminal: Terminal, file: string): Promise<{ readonly value: unknown } | undefined> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await terminal.read(file));
    return { value: JSON.parse(text) as unknown };
  } catch (fault) {
    terminal.fail(`${file}: ${fault instanceof Error ? fault.message : String(fault)}`);
    return undefined;
  }
}
