import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { CredentialsService } from './credentials.service';
import { InvitationsService } from './invitations.service';
import { OfficersService } from './officers.service';
import { SessionsService } from './sessions.service';

@Module({
  imports: [AuditModule],
  providers: [CredentialsService, SessionsService, InvitationsService, OfficersService],
  exports: [SessionsService, InvitationsService, OfficersService],
})
export class IdentityModule {}
