import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { agencyById } from '../identity/agencies.queries';
import type { Agency } from '../identity/agency';
import type { Officer } from '../identity/officer';
import { Clock } from '../platform/clock';
import { AlertVersionEntity } from './alert-version.entity';
import { contentFromCap, modeFromCap } from './cap-content';
import { followUpTarget } from './cap-follow-up';
import { type CapRefusal, readCap } from './cap-intake';
import { type CapFinding, type CapMessage, capWarning } from './cap-message';
import { referencedVersions, wasReceived } from './cap-references.queries';
import { isFresh } from './cap-time';
import { DraftsService, openVersionOf, requireAuthor, requireWithin } from './drafts.service';
import { type AlertVersion, mayChange, type SourceMessage } from './incident';
import { IncidentEntity } from './incident.entity';
import { incidentProblems } from './incident-problems';
import { latestPublishedOf, lockIncident } from './incidents.queries';
import { withPlain } from './plain-version';
import { preparedCorrection, preparedWithdrawal, withdrawalOf } from './prepared-texts';

export interface ReceivedCap {
  readonly publicId: string;
  readonly version: AlertVersion;
  readonly warnings: readonly CapFinding[];
}

/** What one message is taken in with. */
interface Intake {
  readonly officer: Officer;
  readonly agency: Agency;
  readonly message: CapMessage;
  readonly source: SourceMessage;
}

/** Longer lists are not somebody's alerts but somebody's attack. */
const mostReferences = 100;

/**
 * Alerts of other systems. Whatever comes in waits for an officer's decision: nothing is sent, and nothing that was sent is
 * called off, by a message alone.
 */
@Injectable()
export class CapImportService {
  constructor(
    private readonly database: DataSource,
    private readonly drafts: DraftsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * @param officer in whose name the other system speaks: counts as author, so may not approve
   * @throws cap-refused with the code of the finding, cap-stale, cap-already-received, cap-references-missing,
   * cap-reference-unknown, cap-reference-ambiguous, incident-ended, version-open, outside-territory, alert-incomplete
   */
  async receive(officer: Officer, bytes: Uint8Array): Promise<ReceivedCap> {
    requireAuthor(officer);
    const { message } = accepted(readCap(bytes));
    if (!isFresh(message.sent, this.clock.now())) throw incidentProblems['cap-stale']();
    const agency = await agencyById(this.database, officer.agencyId);
    const { sender, identifier, sent } = message;
    const intake = { officer, agency, message, source: { sender, identifier, sent, receivedBy: agency.id } };
    try {
      return await this.database.transaction((tx) => this.take(tx, intake));
    } catch (fault) {
      throw isSecondOfTwo(fault) ? incidentProblems['cap-already-received']() : fault;
    }
  }

  private async take(tx: EntityManager, intake: Intake): Promise<ReceivedCap> {
    const { message, agency } = intake;
    if (await wasReceived(tx, agency.id, message)) throw incidentProblems['cap-already-received']();
    switch (message.msgType) {
      case 'Alert':
        return this.begin(tx, intake);
      case 'Update':
        return this.update(tx, intake);
      case 'Cancel':
        return this.cancel(tx, intake);
      case 'Ack':
      case 'Error':
        throw refused({
          refusal: 'cap-not-an-alert',
          detail: `a message of type ${message.msgType} tells people nothing`,
        });
    }
  }

  private async begin(tx: EntityManager, { officer, agency, message, source }: Intake): Promise<ReceivedCap> {
    const { content, warnings } = prepared(message);
    requireWithin(content.area, agency);
    const { incident, version } = await this.drafts.create(tx, officer, content, source);
    return {
      publicId: incident.publicId,
      version: await this.drafts.submitVersion(tx, officer, incident, version),
      warnings,
    };
  }

  /** What nobody has been told yet is replaced; a running alert gets its next version. */
  private async update(tx: EntityManager, intake: Intake): Promise<ReceivedCap> {
    const { officer, agency, message, source } = intake;
    const { content, warnings } = prepared(message);
    requireWithin(content.area, agency);
    const { incident } = await this.target(tx, intake);
    await this.makeRoom(tx, intake, incident);
    const version = mayChange('update', incident.status)
      ? await this.drafts.nextVersion(tx, officer, incident, content, source)
      : await this.drafts.addVersion(tx, officer, incident, 'Alert', content, source);
    return {
      publicId: incident.publicId,
      version: await this.drafts.submitVersion(tx, officer, incident, version),
      warnings,
    };
  }

  /** What nobody has been told yet is rejected at once; the end of a running alert waits for an approver like any message. */
  private async cancel(tx: EntityManager, intake: Intake): Promise<ReceivedCap> {
    const { officer, message, source } = intake;
    const { incident, wasPublished } = await this.target(tx, intake);
    if (!wasPublished) return this.rejectOpen(tx, intake, incident);
    await this.makeRoom(tx, intake, incident);
    const last = await latestPublishedOf(tx, incident.id);
    const words = withdrawalOf(last.content, this.clock.now());
    const version = await this.drafts.addVersion(tx, officer, incident, 'Cancel', words, source);
    const unsaid =
      message.infos.length > 0
        ? [capWarning('cap-cancel-words', 'alert/info: a Cancel goes out in prepared words')]
        : [];
    const pending = await this.drafts.submitVersion(tx, officer, incident, version);
    return { publicId: incident.publicId, version: pending, warnings: unsaid };
  }

  private async target(tx: EntityManager, { agency, message }: Intake) {
    const { mode } = accepted(modeFromCap(message));
    if (message.references.length > mostReferences) {
      throw refused({
        refusal: 'cap-references',
        detail: `alert/references: names more than ${mostReferences} messages`,
      });
    }
    const target = followUpTarget(await referencedVersions(tx, agency, message));
    if (target.verdict !== 'ok') throw incidentProblems[target.verdict]();
    const incident = await lockIncident(tx, target.publicId);
    if (incident.mode !== mode) {
      throw refused({
        refusal: 'cap-status-differs',
        detail: `alert/status: the referenced alert is of status ${incident.mode}`,
      });
    }
    return { incident, wasPublished: target.wasPublished };
  }

  /** The same sender's former word gives way; what a person is writing does not. */
  private async makeRoom(tx: EntityManager, { officer, source }: Intake, incident: IncidentEntity): Promise<void> {
    const open = await openVersionOf(tx, incident.id);
    if (!open) return;
    if (open.status !== 'pending' || open.sourceMessage?.sender !== source.sender)
      throw incidentProblems['version-open']();
    await this.close(tx, officer, incident, open, {
      status: 'discarded',
      decisionReason: `Replaced by its sender: ${source.identifier}`,
    });
  }

  private async rejectOpen(
    tx: EntityManager,
    { officer, source }: Intake,
    incident: IncidentEntity,
  ): Promise<ReceivedCap> {
    const open = await openVersionOf(tx, incident.id);
    if (!open) throw incidentProblems['incident-ended']();
    const verdict = { status: 'rejected', decisionReason: `Cancelled by its sender: ${source.identifier}` } as const;
    await this.close(tx, officer, incident, open, verdict);
    if (mayChange('reject', incident.status))
      await tx.update(IncidentEntity, { id: incident.id }, { status: 'rejected' });
    const version = await tx.findOneByOrFail(AlertVersionEntity, { id: open.id });
    return { publicId: incident.publicId, version, warnings: [] };
  }

  private async close(
    tx: EntityManager,
    officer: Officer,
    incident: IncidentEntity,
    open: AlertVersionEntity,
    verdict: { readonly status: 'discarded' | 'rejected'; readonly decisionReason: string },
  ): Promise<void> {
    await tx.update(
      AlertVersionEntity,
      { id: open.id },
      { ...verdict, decidedBy: officer.id, decidedAt: this.clock.now() },
    );
    await this.audit.record(tx, {
      actor: `officer:${officer.publicId}`,
      action: `version-${verdict.status}`,
      subject: `incident:${incident.publicId}`,
      detail: { version: open.version, reason: verdict.decisionReason },
    });
  }
}

/** What is approved with it: the words of a later correction, and of its source's taking it back. */
function prepared(message: CapMessage) {
  const { content, warnings } = accepted(contentFromCap(message));
  const { texts } = content;
  return {
    content: {
      ...content,
      texts: withPlain(texts),
      correction: preparedCorrection(texts),
      withdrawal: preparedWithdrawal(texts),
    },
    warnings,
  };
}

function accepted<Value extends object>(read: Value | CapRefusal): Value {
  if ('refusal' in read) throw refused(read);
  return read;
}

function refused({ refusal, detail }: CapRefusal) {
  if (refusal === 'cap-references-missing') return incidentProblems['cap-references-missing'](detail);
  return incidentProblems['cap-refused'](detail, { code: refusal });
}

/** Two deliveries of one message at the same moment: the index lets one of them through. */
function isSecondOfTwo(fault: unknown): boolean {
  if (!(fault instanceof QueryFailedError)) return false;
  const { code, constraint } = fault.driverError as { code?: string; constraint?: string }; // as `pg` reports it
  return code === '23505' && constraint === 'alert_version_source';
}
