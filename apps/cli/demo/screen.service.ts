import type { WriteStream } from 'node:tty';
import { type Bar, drawBars } from './progress-bars';

/** How often a log gets a line of numbers where a terminal gets bars that move. */
const logEveryMs = 3_000;

/** What the demo says: lines that stay, and below them, on a terminal, lines that change. */
export class Screen {
  private moving: readonly string[] = [];
  private logged = '';
  private loggedAt = 0;

  constructor(private readonly stream: WriteStream | NodeJS.WriteStream) {}

  say(...lines: readonly string[]): void {
    const { moving } = this;
    this.move([]);
    this.stream.write(lines.map((line) => `${line}\n`).join(''));
    this.move(moving);
  }

  bars(bars: readonly Bar[]): void {
    if (this.stream.isTTY) return this.move(drawBars(bars));
    const line = bars.map(({ name, done, total }) => `${name} ${done}/${total}`).join(', ');
    if (line === this.logged || Date.now() - this.loggedAt < logEveryMs) return;
    this.logged = line;
    this.loggedAt = Date.now();
    this.stream.write(`  ${line}\n`);
  }

  /** Replaces the lines that change; nothing on what is no terminal. */
  move(lines: readonly string[]): void {
    if (!this.stream.isTTY) return;
    const up = this.moving.length === 0 ? '' : `\x1b[${this.moving.length}A`;
    this.stream.write(`${up}\x1b[0J${lines.map((line) => `${line}\n`).join('')}`);
    this.moving = lines;
  }
}
