import { Module } from '@nestjs/common';
import { AlertCallsController } from '../../libs/alerting/alert-calls.controller';
import { ApproveController } from '../../libs/alerting/approve.controller';
import { ReceiptsController } from '../../libs/alerting/receipts.controller';
import { CheckInsController } from '../../libs/check-ins/check-ins.controller';
import { OrganisationsController } from '../../libs/check-ins/rosters/organisations.controller';
import { RostersController } from '../../libs/check-ins/rosters/rosters.controller';
import { TriageController } from '../../libs/check-ins/triage/triage.controller';
import { DeathFilesController } from '../../libs/check-ins/liaison/death-files.controller';
import { OnBehalfController } from '../../libs/check-ins/on-behalf.controller';
import { FollowersController } from '../../libs/circles/followers.controller';
import { FollowsController } from '../../libs/circles/follows.controller';
import { VisibilityController } from '../../libs/circles/visibility.controller';
import { GuardiansController } from '../../libs/circles/guardians.controller';
import { HotlineAsksController } from '../../libs/circles/hotline-asks.controller';
import { HouseholdController } from '../../libs/circles/household.controller';
import { SafetyAsksController } from '../../libs/circles/safety-asks.controller';
import { InvitationsController } from '../../libs/identity/invitations.controller';
import { OfficersController } from '../../libs/identity/officers.controller';
import { SessionsController } from '../../libs/identity/sessions.controller';
import { ApprovalsController } from '../../libs/incidents/approvals.controller';
import { CapController } from '../../libs/incidents/cap.controller';
import { IncidentsController } from '../../libs/incidents/incidents.controller';
import { SmsWebhookController } from '../../libs/inbound/sms-webhook.controller';
import { VoiceMessagesController } from '../../libs/inbound/voice-messages.controller';
import { VoiceWebhookController } from '../../libs/inbound/voice-webhook.controller';
import { MeController } from '../../libs/people/me.controller';
import { MyPlacesController } from '../../libs/people/my-places.controller';
import { MyPushAddressesController } from '../../libs/people/my-push-addresses.controller';
import { MySessionsController } from '../../libs/people/my-sessions.controller';
import { SubscriptionsController } from '../../libs/people/subscriptions.controller';
import { LookUpsController } from '../../libs/situation/look-ups.controller';
import { LiveTicketsController } from '../../libs/situation/live-tickets.controller';
import { ReachController } from '../../libs/situation/reach.controller';
import { RelativesBoardController } from '../../libs/situation/relatives-board.controller';
import { StatusController } from '../../libs/situation/status.controller';
import { MyExportController } from '../../libs/situation/my-export.controller';
import { AssetsRoute } from '../web/assets.route';
import { AnswerLinkRoute } from '../web/citizen/answer-link.route';
import { AnswerRoute } from '../web/citizen/answer.route';
import { ConfirmRoute } from '../web/citizen/confirm.route';
import { HomeRoute } from '../web/citizen/home.route';
import { IncidentRoute } from '../web/citizen/incident.route';
import { MyGuardianRoute } from '../web/citizen/my-guardian.route';
import { LookUpRoute } from '../web/citizen/look-up.route';
import { MyVisibilityRoute } from '../web/citizen/my-visibility.route';
import { LeaveRoute } from '../web/citizen/leave.route';
import { MePageService } from '../web/citizen/me-page.service';
import { MeRoute } from '../web/citizen/me.route';
import { MyChannelsRoute } from '../web/citizen/my-channels.route';
import { MyCircleRoute } from '../web/citizen/my-circle.route';
import { MyHouseholdRoute } from '../web/citizen/my-household.route';
import { MyDuressWordRoute } from '../web/citizen/my-duress-word.route';
import { MyPlacesRoute } from '../web/citizen/my-places.route';
import { MyRelativesRoute } from '../web/citizen/my-relatives.route';
import { MyReportsRoute } from '../web/citizen/my-reports.route';
import { OpenLinkRoute } from '../web/citizen/open-link.route';
import { PlaceLookupService } from '../web/citizen/place-lookup.service';
import { RostersRoute } from '../web/citizen/rosters.route';
import { StatusRoute } from '../web/citizen/status.route';
import { SubscribeRoute } from '../web/citizen/subscribe.route';
import { DeathFilesRoute } from '../web/console/death-files.route';
import { DraftRoute } from '../web/console/draft.route';
import { FalseAlarmRoute } from '../web/console/false-alarm.route';
import { HotlineRoute } from '../web/console/hotline.route';
import { IncidentsRoute } from '../web/console/incidents.route';
import { InvitationRoute } from '../web/console/invitation.route';
import { NextMessageRoute } from '../web/console/next-message.route';
import { OperationsRoute } from '../web/console/operations.route';
import { OutlookService } from '../web/console/outlook.service';
import { OrganisationsRoute } from '../web/console/organisations.route';
import { ReviewPageService } from '../web/console/review-page.service';
import { ReviewRoute } from '../web/console/review.route';
import { SignInRoute } from '../web/console/sign-in.route';
import { TriageRoute } from '../web/console/triage.route';
import { TriageCallRoute } from '../web/console/triage-call.route';
import { WatchRoute } from '../web/console/watch.route';
import { contexts } from './contexts';
import { HealthController } from './health.controller';

/** The api role: everything that is asked over HTTP. */
@Module({
  imports: contexts,
  controllers: [
    HealthController, ApproveController,
    SessionsController, OfficersController, InvitationsController, SubscriptionsController, MeController,
    MyPlacesController, MyPushAddressesController, MySessionsController, FollowsController, FollowersController, HouseholdController, SmsWebhookController,
    VoiceWebhookController, VoiceMessagesController, AlertCallsController,
    OnBehalfController, OrganisationsController, RostersController, RostersRoute, OrganisationsRoute, MyReportsRoute, DeathFilesController,
    ReceiptsController, CheckInsController, TriageController, LiveTicketsController, MyExportController, IncidentsController, ApprovalsController, CapController, ReachController,
    RelativesBoardController, SafetyAsksController, GuardiansController, HotlineAsksController, HotlineRoute, MyGuardianRoute,
    VisibilityController, LookUpsController, LookUpRoute, MyVisibilityRoute,
    StatusController, StatusRoute,
    AssetsRoute, HomeRoute, IncidentRoute, AnswerRoute, SubscribeRoute, ConfirmRoute, OpenLinkRoute, LeaveRoute, MeRoute, MyPlacesRoute,
    MyChannelsRoute, MyCircleRoute, MyHouseholdRoute, MyRelativesRoute, MyDuressWordRoute,
    SignInRoute, InvitationRoute, IncidentsRoute, DraftRoute, NextMessageRoute, ReviewRoute, WatchRoute, FalseAlarmRoute,
    TriageRoute, TriageCallRoute, DeathFilesRoute, AnswerLinkRoute,
    OperationsRoute,
  ], // prettier-ignore
  providers: [PlaceLookupService, MePageService, OutlookService, ReviewPageService],
})
export class ApiModule {}
