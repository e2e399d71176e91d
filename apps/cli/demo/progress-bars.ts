export interface Bar {
  readonly name: string;
  readonly done: number;
  readonly total: number;
}

const width = 32;
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** One line for each bar, names and numbers in columns. */
export function drawBars(bars: readonly Bar[]): string[] {
  const names = Math.max(0, ...bars.map(({ name }) => name.length));
  const numbers = Math.max(0, ...bars.map(({ total }) => total.toLocaleString('en').length));
  return bars.map(({ name, done, total }) => {
    const filled = total === 0 ? 0 : Math.round((Math.min(done, total) / total) * width * 8);
    const blocks = '█'.repeat(Math.floor(filled / 8)) + eighths[filled % 8];
    const of = `${done.toLocaleString('en').padStart(numbers)} of ${total.toLocaleString('en').padStart(numbers)}`;
    return `  ${name.padEnd(names)}  ${blocks.padEnd(width, '░')}  ${of}`;
  });
}
