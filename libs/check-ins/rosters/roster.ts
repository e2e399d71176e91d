import type { Branded } from '../../platform/branded';
import type { RosterLine, RowFault } from './roster-row';

export type RosterId = Branded<number, 'RosterId'>;

/** How far a list has come. */
export interface RosterProgress {
  readonly publicId: string;
  readonly rows: number;
  readonly done: number;
  /** New, or another status than before. */
  readonly taken: number;
  /** As the organisation has said before. */
  readonly unchanged: number;
  readonly refused: number;
  readonly uploadedAt: Date;
  readonly finishedAt: Date | null;
}

export interface RosterFault {
  readonly line: number;
  readonly kind: RowFault;
}

/** Rows that are written in one transaction. */
export const chunkRows = 200;

/** What the sealed rows of a chunk are bound to. */
export const chunkContext = (rosterId: RosterId, position: number): string =>
  `roster_chunk:${rosterId}:${position}:rows`;

/** A row takes a few bytes: the file itself is not kept. */
export const packed = (lines: readonly RosterLine[]): string =>
  JSON.stringify(lines.map(({ line, phone, status }) => [line, phone.slice(0, 64), status.slice(0, 64)]));

export const unpacked = (text: string): RosterLine[] =>
  (JSON.parse(text) as [number, string, string][]).map(([line, phone, status]) => ({ line, phone, status }));
