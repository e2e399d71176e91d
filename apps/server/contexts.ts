import { AlertingModule } from '../../libs/alerting/alerting.module';
import { AuditModule } from '../../libs/audit/audit.module';
import { ChannelsModule } from '../../libs/channels/channels.module';
import { CheckInsModule } from '../../libs/check-ins/check-ins.module';
import { CirclesModule } from '../../libs/circles/circles.module';
import { IdentityModule } from '../../libs/identity/identity.module';
import { InboundModule } from '../../libs/inbound/inbound.module';
import { IncidentsModule } from '../../libs/incidents/incidents.module';
import { PeopleModule } from '../../libs/people/people.module';
import { SituationModule } from '../../libs/situation/situation.module';

/** Every context offers its services to every role; the roles differ in the edges that they mount. */
export const contexts = [
  ChannelsModule, AuditModule, IdentityModule, PeopleModule, IncidentsModule, CirclesModule, CheckInsModule, InboundModule,
  AlertingModule, SituationModule,
]; // prettier-ignore
