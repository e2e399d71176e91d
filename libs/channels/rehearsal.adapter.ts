import { LiveCarrier, PushCarrier, type SendResult, SmsCarrier, VoiceCarrier } from './channel';

const accepted: SendResult = { outcome: 'accepted', carrierRef: 'rehearsal' };

/** Carriers of exercises and tests: everything happens but the sending. They hold no address of any network. */
export class RehearsalSmsAdapter extends SmsCarrier {
  send(): Promise<SendResult> {
    return Promise.resolve(accepted);
  }
}

export class RehearsalPushAdapter extends PushCarrier {
  send(): Promise<SendResult> {
    return Promise.resolve(accepted);
  }
}

export class RehearsalLiveAdapter extends LiveCarrier {
  announce(): Promise<SendResult> {
    return Promise.resolve(accepted);
  }
}

export class RehearsalVoiceAdapter extends VoiceCarrier {
  call(): Promise<SendResult> {
    return Promise.resolve(accepted);
  }
}
