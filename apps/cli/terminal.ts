/** What a command needs of the world outside: the process's own, or a test's. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  print(line: string): void;
  /** Something is wrong: said on the error stream, and the exit code is 1. */
  fail(line: string): void;
  /** The file's bytes; of standard input for "-". */
  read(file: string): Promise<Buffer>;
}
