import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { incidentProblems } from '../../incidents/incident-problems';
import { incidentById } from '../../incidents/incidents.queries';
import { Clock } from '../../platform/clock';
import { Vault } from '../../platform/vault/vault';
import { checkInProblems } from '../check-in-problems';
import { isAnswerable } from '../check-ins.queries';
import { IncidentStartsService } from '../incident-starts.service';
import { organisationOfKey } from './organisations.queries';
import { chunkContext, chunkRows, packed } from './roster';
import { readRosterFile } from './roster-file.service';
import { rosterProblems } from './roster-problems';
import { insertChunks, insertRoster } from './roster.store';

export interface Upload {
  /** Of the organisation. */
  readonly key: string;
  /** As texts and addresses name it. */
  readonly incident: string;
}

/** Takes lists of people present; a worker reads their rows. */
@Injectable()
export class RostersService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly audit: AuditService,
    private readonly starts: IncidentStartsService,
  ) {}

  /**
   * @param file read only once the key has been accepted
   * @returns the random id under which its progress is seen
   * @throws organisation-key-refused, incident-not-found, incident-closed, roster-too-large, roster-unreadable,
   *   roster-without-columns
   */
  async take({ key, incident }: Upload, file: () => Promise<Buffer>): Promise<{ publicId: string; rows: number }> {
    const organisation = await organisationOfKey(this.database, key);
    if (!organisation) throw rosterProblems['organisation-key-refused']();
    const { id: incidentId } = await this.starts.named(incident);
    const { agencyId, publicId: incidentName } = await incidentById(this.database, incidentId);
    if (agencyId !== organisation.agencyId) throw incidentProblems['incident-not-found']();
    if (!(await isAnswerable(this.database, incidentId))) throw checkInProblems['incident-closed']();
    const bytes = await file();
    const lines = await readRosterFile(bytes);
    return this.database.transaction(async (tx) => {
      const rows = lines.length;
      const { id, publicId } = await insertRoster(
        tx,
        { organisationId: organisation.id, incidentId, rows },
        this.clock.now(),
      );
      const chunks = Array.from({ length: Math.ceil(rows / chunkRows) }, (_, position) =>
        this.vault.seal(
          packed(lines.slice(position * chunkRows, (position + 1) * chunkRows)),
          chunkContext(id, position),
        ),
      );
      await insertChunks(tx, id, chunks);
      await this.audit.record(tx, {
        actor: `organisation:${organisation.publicId}`,
        action: 'roster-uploaded',
        subject: `incident:${incidentName}`,
        detail: { roster: publicId, rows, sha256: createHash('sha256').update(bytes).digest('hex') },
      });
      return { publicId, rows };
    });
  }
}
