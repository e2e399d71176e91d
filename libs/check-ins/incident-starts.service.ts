import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { IncidentId } from '../incidents/incident';
import { incidentProblems } from '../incidents/incident-problems';
import { incidentById, incidentByNumber, incidentByPublicId } from '../incidents/incidents.queries';

/** An incident that people may have been told of. */
export interface StartedIncident {
  readonly id: IncidentId;
  readonly since: Date;
}

const mostKept = 1000;

/** Which incident an address names, and since when it runs: asked once, because that never changes. */
@Injectable()
export class IncidentStartsService {
  private readonly known = new Map<string, StartedIncident>();

  constructor(private readonly database: DataSource) {}

  /**
   * @param name the public id, or the short number that stands in texts
   * @throws incident-not-found, also for one that was never published
   */
  named(name: string): Promise<StartedIncident> {
    return this.find(name, () =>
      /^\d{1,15}$/.test(name)
        ? incidentByNumber(this.database, Number(name) as IncidentId)
        : incidentByPublicId(this.database, name),
    );
  }

  async startOf(id: IncidentId): Promise<Date> {
    return (await this.find(String(id), () => incidentById(this.database, id))).since;
  }

  private async find(
    name: string,
    read: () => Promise<{ id: IncidentId; activatedAt: Date | null }>,
  ): Promise<StartedIncident> {
    const known = this.known.get(name);
    if (known) return known;
    const { id, activatedAt } = await read();
    if (!activatedAt) throw incidentProblems['incident-not-found']();
    if (this.known.size >= mostKept) this.known.clear();
    const started = { id, since: activatedAt };
    this.known.set(name, started);
    return started;
  }
}
