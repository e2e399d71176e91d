/** One number of the page: as text, and as `value` of `max` where a bar shows it. */
export interface LiveValue {
  readonly text: string;
  readonly value?: number;
  readonly max?: number;
}

export type WatchValues = Readonly<Record<string, LiveValue>>;
