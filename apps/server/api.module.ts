import { Module } from '@nestjs/common';
import { ReceiptsController } from '../../libs/alerting/receipts.controller';
import { FollowsController } from '../../libs/circles/follows.controller';
import { InvitationsController } from '../../libs/identity/invitations.controller';
import { OfficersController } from '../../libs/identity/officers.controller';
import { SessionsController } from '../../libs/identity/sessions.controller';
import { ApprovalsController } from '../../libs/incidents/approvals.controller';
import { CapController } from '../../libs/incidents/cap.controller';
import { IncidentsController } from '../../libs/incidents/incidents.controller';
import { SmsWebhookController } from '../../libs/inbound/sms-webhook.controller';
import { MeController } from '../../libs/people/me.controller';
import { MyPlacesController } from '../../libs/people/my-places.controller';
import { MyPushAddressesController } from '../../libs/people/my-push-addresses.controller';
import { MySessionsController } from '../../libs/people/my-sessions.controller';
import { SubscriptionsController } from '../../libs/people/subscriptions.controller';
import { LiveTicketsController } from '../../libs/situation/live-tickets.controller';
import { ReachController } from '../../libs/situation/reach.controller';
import { MyExportController } from '../../libs/situation/my-export.controller';
import { contexts } from './contexts';
import { HealthController } from './health.controller';

/** The api role: everything that is asked over HTTP. */
@Module({
  imports: contexts,
  controllers: [
    HealthController,
    SessionsController, OfficersController, InvitationsController, SubscriptionsController, MeController,
    MyPlacesController, MyPushAddressesController, MySessionsController, FollowsController, SmsWebhookController,
    ReceiptsController, LiveTicketsController, MyExportController, IncidentsController, ApprovalsController, CapController, ReachController,
  ], // prettier-ignore
})
export class ApiModule {}
