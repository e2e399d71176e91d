import type { AgencyId } from '../../identity/agency';
import type { OfficerId } from '../../identity/officer';
import type { Branded } from '../../platform/branded';

export type OrganisationId = Branded<number, 'OrganisationId'>;

export const organisationKinds = ['school', 'hospital', 'other'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** A school or hospital that may say who is present, once an agency has verified it. */
export interface Organisation {
  readonly id: OrganisationId;
  readonly publicId: string;
  readonly agencyId: AgencyId;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly declaredBy: OfficerId;
  readonly verifiedAt: Date | null;
}

/** Two people: who declared it does not verify it, as soon as the agency has a second administrator. */
export function decideVerification(
  organisation: Pick<Organisation, 'declaredBy'>,
  by: OfficerId,
  administrators: number,
): 'ok' | 'second-person-needed' {
  return organisation.declaredBy === by && administrators >= 2 ? 'second-person-needed' : 'ok';
}
