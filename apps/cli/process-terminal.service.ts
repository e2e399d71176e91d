import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Terminal } from './terminal';

export const processTerminal: Terminal = {
  env: process.env,
  print: (line) => void process.stdout.write(`${line}\n`),
  fail: (line) => {
    process.stderr.write(`${line}\n`);
    process.exitCode = 1;
  },
  read: (file) => (file === '-' ? buffer(process.stdin) : readFile(file)),
};
