import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { AgencyId } from '../identity/agency';
import type { Mode } from './alert';
import type { Incident, IncidentId, IncidentStatus } from './incident';

@Entity('incident')
export class IncidentEntity implements Incident {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  readonly id: IncidentId;

  @Column({ name: 'public_id', type: 'uuid', insert: false })
  readonly publicId: string;

  @Column({ name: 'agency_id', type: 'bigint' })
  readonly agencyId: AgencyId;

  @Column({ type: 'text' })
  readonly mode: Mode;

  @Column({ type: 'text' })
  readonly status: IncidentStatus;

  @Column({ name: 'created_at', type: 'timestamptz' })
  readonly createdAt: Date;

  @Column({ name: 'activated_at', type: 'timestamptz', nullable: true })
  readonly activatedAt: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  readonly endedAt: Date | null;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  readonly expiresAt: Date | null;
}
