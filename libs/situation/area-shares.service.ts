import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { hasSilentDistrict } from '../alerting/phone-evidence.queries';
import type { IncidentId } from '../incidents/incident';
import { Clock } from '../platform/clock';
import { answeredShare } from './relatives-board';
import { answersInArea, type ShownIncident } from './relatives-board.queries';
import { StatusService } from './status.service';

export interface AreaShare {
  /** Per cent; null where too few people were warned to say it. */
  readonly answeredPercent: number | null;
  readonly isNetworkDegraded: boolean;
}

const tickMs = 60_000;

/**
 * What may be said of everybody in an area. Counted once a minute whoever asks: a crowd of relatives costs one count, and
 * nobody sees in it the moment at which one person answered.
 */
@Injectable()
export class AreaSharesService {
  private readonly known = new Map<IncidentId, { readonly tick: number; readonly share: Promise<AreaShare> }>();

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly status: StatusService,
  ) {}

  of(incident: ShownIncident): Promise<AreaShare> {
    const tick = Math.floor(this.clock.now().getTime() / tickMs);
    const known = this.known.get(incident.incidentId);
    if (known?.tick === tick) return known.share;
    for (const [id, old] of this.known) if (old.tick !== tick) this.known.delete(id);
    const share = this.count(incident);
    this.known.set(incident.incidentId, { tick, share });
    share.catch(() => this.known.delete(incident.incidentId));
    return share;
  }

  private async count(incident: ShownIncident): Promise<AreaShare> {
    const { answered, people } = await answersInArea(this.database, incident);
    return {
      answeredPercent: answeredShare(answered, people) ?? null,
      isNetworkDegraded:
        (await this.isPhoneChannelBad()) || (await hasSilentDistrict(this.database, incident.incidentId)),
    };
  }

  private async isPhoneChannelBad(): Promise<boolean> {
    const { channels } = await this.status.status();
    return channels.some(({ channel, state }) => channel !== 'live' && (state === 'down' || state === 'slow'));
  }
}
