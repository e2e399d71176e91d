import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import { DataSource } from 'typeorm';
import { BlastRadiusService } from '../../../libs/alerting/blast-radius.service';
import { agencyById } from '../../../libs/identity/agencies.queries';
import type { Officer } from '../../../libs/identity/officer';
import { officerById } from '../../../libs/identity/officers.queries';
import { approvalsOf } from '../../../libs/incidents/approvals.queries';
import { decideApproval } from '../../../libs/incidents/incident';
import { incidentProblems } from '../../../libs/incidents/incident-problems';
import { ownIncident, versionsOf } from '../../../libs/incidents/incidents.queries';
import { missingLanguages } from '../../../libs/incidents/linter';
import { correctionOf } from '../../../libs/incidents/prepared-texts';
import { diffOf } from '../../../libs/incidents/version-diff';
import { Clock } from '../../../libs/platform/clock';
import { Config } from '../../../libs/platform/config/config';
import type { FieldError } from '../fields';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { versionKind } from '../version-kind';
import type { DecisionBar } from './decision-forms';
import { OutlookService } from './outlook.service';
import { mostSegments, previewsOf } from './previews-of';
import { ReviewPage } from './review.page';

/** What a refused decision leaves on the page. */
export interface RefusedDecision {
  readonly reason?: string | undefined;
  readonly errors: readonly FieldError[];
}

/** Everything that an approver has to see of an alert before deciding. */
@Injectable()
export class ReviewPageService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly outlooks: OutlookService,
    private readonly radii: BlastRadiusService,
  ) {}

  /** @throws incident-not-found, not-pending when nothing waits for a decision any more */
  async page(officer: Officer, id: string, language: ConsoleLanguage, refused?: RefusedDecision): Promise<VNode> {
    const incident = await ownIncident(this.database, officer, id);
    const versions = await versionsOf(this.database, incident.id);
    const version = versions.find(({ status }) => status === 'pending');
    if (!version?.submittedAt) throw incidentProblems['not-pending']();
    const { content, submittedAt } = version;
    const last = versions.find(({ status }) => status === 'published');
    const { timeZone, phoneRegion } = await agencyById(this.database, incident.agencyId);
    const author = await officerById(this.database, version.authorId);
    const radius = await this.radii.of(incident, version);
    const approvals = await approvalsOf(this.database, version.id);
    const now = this.clock.now();
    const contentHash = version.contentHash.toString('hex');
    const approvedBy = approvals.map(({ officerId }) => officerId);
    const verdict = decideApproval({ incident, version, approver: officer, seenHash: contentHash, approvedBy, now });
    const shown = { at: now, timeZone, number: incident.id, publicUrl: this.config.publicUrl };
    const previews = previewsOf({ ...shown, kind: versionKind(version), content });
    const outlook = await this.outlooks.of(phoneRegion, radius.people * mostSegments(previews), content.expires);
    return (
      <ReviewPage
        language={language}
        officerName={officer.name}
        timeZone={timeZone}
        incidentId={id}
        version={version.version}
        authorName={author?.name ?? '—'}
        submittedAt={submittedAt.toISOString()}
        waitingSeconds={(now.getTime() - submittedAt.getTime()) / 1000}
        content={content}
        missingLanguages={missingLanguages(content)}
        previews={previews}
        correctionPreviews={
          content.correction ? previewsOf({ ...shown, kind: 'cancel', content: correctionOf(content, now) }) : []
        }
        people={radius.people}
        radius={radius}
        approvedBy={approvals.map(({ officerName }) => officerName)}
        outlook={outlook}
        contentHash={contentHash}
        changes={last ? diffOf(last.content, content) : []}
        mayNotDecide={bars.find((bar) => bar === verdict)}
        reason={refused?.reason}
        errors={refused?.errors ?? []}
      />
    );
  }
}

/** The verdicts that are about the officer; the others are about the alert, and said when a decision is tried. */
const bars: readonly DecisionBar[] = ['self-approval', 'approver-too-new', 'not-an-approver', 'already-approved'];
