import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { OfficerId } from '../identity/officer';
import type { AlertContent, MessageType, Mode } from './alert';
import type { AlertVersion, ApprovalsNeeded, IncidentId, SourceMessage, VersionId, VersionStatus } from './incident';

@Entity('alert_version')
export class AlertVersionEntity implements AlertVersion {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  readonly id: VersionId;

  @Column({ name: 'incident_id', type: 'bigint' })
  readonly incidentId: IncidentId;

  @Column({ type: 'smallint' })
  readonly version: number;

  @Column({ type: 'text' })
  readonly mode: Mode;

  @Column({ name: 'message_type', type: 'text' })
  readonly messageType: MessageType;

  @Column({ type: 'text' })
  readonly status: VersionStatus;

  @Column({ type: 'text' })
  readonly origin: 'console' | 'cap';

  @Column({ type: 'text' })
  readonly identifier: string;

  @Column({ type: 'text' })
  readonly sender: string;

  @Column({ name: 'source_message', type: 'jsonb', nullable: true })
  readonly sourceMessage: SourceMessage | null;

  @Column({ type: 'jsonb' })
  readonly content: AlertContent;

  @Column({ name: 'content_hash', type: 'bytea' })
  readonly contentHash: Buffer;

  /** Of the ground, once it is published. */
  @Column({ name: 'range_hash', type: 'bytea', nullable: true })
  readonly rangeHash: Buffer | null;

  @Column({ name: 'approvals_needed', type: 'smallint' })
  readonly approvalsNeeded: ApprovalsNeeded;

  @Column({ name: 'author_id', type: 'bigint' })
  readonly authorId: OfficerId;

  @Column({ type: 'bigint', array: true })
  readonly editors: OfficerId[];

  @Column({ name: 'created_at', type: 'timestamptz' })
  readonly createdAt: Date;

  @Column({ name: 'submitted_at', type: 'timestamptz', nullable: true })
  readonly submittedAt: Date | null;

  @Column({ name: 'decided_by', type: 'bigint', nullable: true })
  readonly decidedBy: OfficerId | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  readonly decidedAt: Date | null;

  @Column({ name: 'decision_reason', type: 'text', nullable: true })
  readonly decisionReason: string | null;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  readonly sentAt: Date | null;
}
