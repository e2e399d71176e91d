import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Officer } from '../identity/officer';
import { ApprovalsService, type StepUp } from '../incidents/approvals.service';
import type { AlertVersion } from '../incidents/incident';
import { ownIncident, versionsOf } from '../incidents/incidents.queries';
import { BlastRadiusService } from './blast-radius.service';

/** The one door through which an alert goes out: its people are counted, and their number decides how many must approve. */
@Injectable()
export class AlertApprovalsService {
  constructor(
    private readonly database: DataSource,
    private readonly approvals: ApprovalsService,
    private readonly radius: BlastRadiusService,
  ) {}

  /**
   * @param seenHash hexadecimal SHA-256 of the content that was on the approver's screen
   * @returns the version, still pending while it wants a second approver
   */
  async approve(approver: Officer, publicId: string, seenHash: string, stepUp: StepUp): Promise<AlertVersion> {
    const incident = await ownIncident(this.database, approver, publicId);
    const versions = await versionsOf(this.database, incident.id);
    const version = versions.find(({ status }) => status === 'pending');
    const isCounted = version?.contentHash.toString('hex') === seenHash;
    // What was not seen is not counted: it will be refused, once the approver has shown who they are.
    const counted = version && isCounted ? await this.radius.of(incident, version) : uncounted;
    const { people, approvalsNeeded } = counted;
    return this.approvals.approve(approver, publicId, { contentHash: seenHash, people, approvalsNeeded }, stepUp);
  }
}

const uncounted = { people: 0, approvalsNeeded: 2 } as const;
