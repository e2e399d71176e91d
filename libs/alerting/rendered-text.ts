export type MessageChannel = 'sms' | 'push' | 'live' | 'voice';

export interface RenderedText {
  /** On channels that show one: push and live, for alerts; push for everything. */
  readonly title?: string;
  readonly body: string;
}
