import { z } from 'zod';
import {
  issuedInvitationResponse,
  invitationViewResponse,
  openInvitationResponse,
} from '../../libs/identity/invitation.schema';
import { colleagueResponse, officerResponse } from '../../libs/identity/officer.schema';
import {
  capReceivedResponse,
  incidentResponse,
  incidentSummaryResponse,
  versionResponse,
} from '../../libs/incidents/incident-response.schema';
import { visibilityResponse } from '../../libs/circles/visibility.schema';
import { lookUpResponse } from '../../libs/situation/look-up.schema';
import { relativesBoardResponse } from '../../libs/situation/relatives-board.schema';
import { statusResponse } from '../../libs/situation/status.schema';
import {
  keyResponse,
  organisationResponse,
  rosterResponse,
  rosterTaken,
} from '../../libs/check-ins/rosters/roster.schema';
import { deskCallResponse, deskResponse, disclosedResponse } from '../../libs/check-ins/triage/triage.schema';
import { deathFilesResponse, followersToCallResponse } from '../../libs/check-ins/liaison/death-file.schema';
import { reachResponse } from '../../libs/situation/reach.schema';

const health = z.object({ status: z.literal('ok') });

/** What routes answer with, by handler. A route that is not here answers in a form that its page documents. */
export const answers: Readonly<Record<string, z.ZodType>> = {
  'HealthController.live': health,
  'HealthController.ready': health,
  'SessionsController.signIn': officerResponse,
  'OfficersController.me': officerResponse,
  'OfficersController.colleagues': z.object({ officers: z.array(colleagueResponse) }),
  'InvitationsController.invite': issuedInvitationResponse,
  'InvitationsController.open': z.object({ invitations: z.array(openInvitationResponse) }),
  'InvitationsController.view': invitationViewResponse,
  'IncidentsController.list': z.object({ incidents: z.array(incidentSummaryResponse) }),
  'IncidentsController.see': incidentResponse,
  'IncidentsController.draft': versionResponse,
  'IncidentsController.edit': versionResponse,
  'IncidentsController.submit': versionResponse,
  'IncidentsController.update': versionResponse,
  'IncidentsController.allClear': versionResponse,
  'ApproveController.approve': versionResponse,
  'ApprovalsController.cancel': versionResponse,
  'CapController.receive': capReceivedResponse,
  'ReachController.see': reachResponse,
  'RelativesBoardController.show': relativesBoardResponse,
  'VisibilityController.see': visibilityResponse,
  'LookUpsController.lookUp': lookUpResponse,
  'StatusController.see': statusResponse,
  'OrganisationsController.list': z.object({ organisations: z.array(organisationResponse) }),
  'OrganisationsController.declare': organisationResponse,
  'OrganisationsController.verify': keyResponse,
  'RostersController.upload': rosterTaken,
  'RostersController.see': rosterResponse,
  'TriageController.see': deskResponse,
  'TriageController.open': deskCallResponse,
  'TriageController.reveal': disclosedResponse,
  'DeathFilesController.list': deathFilesResponse,
  'DeathFilesController.followers': followersToCallResponse,
  'DeathFilesController.reveal': followersToCallResponse,
};
