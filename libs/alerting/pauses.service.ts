import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import type { Officer } from '../identity/officer';
import type { IncidentId } from '../incidents/incident';
import { ownIncident } from '../incidents/incidents.queries';
import { Clock } from '../platform/clock';
import type { PausedCell } from './pause';
import { judgeCells, pausedCells, resumeCell } from './pause.store';
import { restartRungs } from './rung.store';

/** A cell whose people say that they are not there is not sought any further, until an officer or the answers say so. */
@Injectable()
export class PausesService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  async judge(): Promise<void> {
    await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      for (const incidentId of await judgeCells(tx, now)) await restartRungs(tx, incidentId, now);
    });
  }

  /** @throws incident-not-found */
  async resume(officer: Officer, incident: string, cell: string): Promise<void> {
    const found = await ownIncident(this.database, officer, incident);
    await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      if (!(await resumeCell(tx, found.id, cell, officer.id, now))) return;
      await restartRungs(tx, found.id, now);
      await this.audit.record(tx, {
        actor: `officer:${officer.publicId}`,
        action: 'cell-resumed',
        subject: `incident:${found.publicId}`,
        detail: { cell },
      });
    });
  }

  paused(incidentId: IncidentId): Promise<PausedCell[]> {
    return pausedCells(this.database, incidentId);
  }
}
