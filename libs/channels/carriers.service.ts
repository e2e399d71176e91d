import type { LiveCarrier, PushCarrier, SmsCarrier, VoiceCarrier } from './channel';

export interface CarrierSet {
  readonly sms: SmsCarrier;
  readonly push: PushCarrier;
  readonly live: LiveCarrier;
  readonly voice: VoiceCarrier;
}

/** Chooses between the carriers that reach people and the ones that only rehearse. */
export class CarriersService {
  constructor(
    private readonly real: CarrierSet,
    private readonly rehearsal: CarrierSet,
  ) {}

  /** @param reachesPeople true for what is meant for the public; anything else can reach nobody */
  carriers(reachesPeople: boolean): CarrierSet {
    return reachesPeople ? this.real : this.rehearsal;
  }
}
