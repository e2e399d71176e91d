import { Logger } from '../../libs/platform/telemetry/logger';

export interface LogLine {
  readonly level: 'warn' | 'error';
  readonly message: string;
  readonly fields: object;
}

/** Keeps what a story must not pass over in silence. */
export class RecordingLogger extends Logger {
  readonly lines: LogLine[] = [];

  debug(): void {}

  info(): void {}

  warn(fields: object, message: string): void {
    this.lines.push({ level: 'warn', message, fields });
  }

  error(fields: object, message: string): void {
    this.lines.push({ level: 'error', message, fields });
  }

  get errors(): readonly LogLine[] {
    return this.lines.filter(({ level }) => level === 'error');
  }
}
