import { LiveCarrier, type LiveMessage, type SendResult } from '../channel';
import { type LiveServer, personRoom } from './live-server';

const acknowledgeWithinMs = 5000;

/** Messages to a person's open pages; a page says that it has the message, else it is replayed when it comes back. */
export class SocketIoAdapter extends LiveCarrier {
  constructor(private readonly live: LiveServer) {
    super();
  }

  async send({ personId, payload }: LiveMessage): Promise<SendResult> {
    const { rooms } = this.live;
    if (!rooms) return { outcome: 'unknown', reason: 'no live server in reach' };
    try {
      const room = rooms.to(personRoom(personId)).timeout(acknowledgeWithinMs);
      const acknowledgements = await room.emitWithAck('message', payload);
      if (acknowledgements.length > 0) return { outcome: 'accepted', carrierRef: 'socket', confirmed: true };
      return { outcome: 'unknown', reason: 'no open page' };
    } catch (fault) {
      const some =
        fault instanceof Error && 'responses' in fault && Array.isArray(fault.responses) && fault.responses.length > 0;
      return some
        ? { outcome: 'accepted', carrierRef: 'socket', confirmed: true }
        : { outcome: 'unknown', reason: 'no acknowledgement' };
    }
  }
}
