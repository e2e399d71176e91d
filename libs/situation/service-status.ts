import type { ChannelHealth } from './channel-health';

export interface ServiceStatus {
  readonly checkedAt: Date;
  /** Whether an answer could be written down now. */
  readonly acceptsAnswers: boolean;
  readonly channels: readonly ChannelHealth[];
}
