import { seal } from '../../api/eventabi/envelope.mjs';

/** Turns frames of a LiveKit room into envelopes, and media envelopes back into frames. It opens no connection itself. */
export class LiveKitAdapter {
  #seq = 0;

  constructor({ callId, epoch, fence }) {
    this.callId = callId;
    this.epoch = epoch;
    this.fence = fence;
  }

  ingress(frame, turnId) {
    const lane = frame.type === 'audio' ? 'media' : 'control';
    return seal({ callId: this.callId, epoch: this.epoch, turnId, lane, kind: frame.type, seq: this.#seq++, body: frame.data });
  }

  /** The frame to play, or null when the fence or an old epoch forbids it. */
  egress(envelope) {
    if (envelope.epoch !== this.epoch || !this.fence.admits(envelope)) return null;
    return { type: envelope.kind, data: envelope.body };
  }
}
