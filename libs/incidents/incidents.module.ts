import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { IdentityModule } from '../identity/identity.module';
import { AlertVersionEntity } from './alert-version.entity';
import { ApprovalsService } from './approvals.service';
import { CapImportService } from './cap-import.service';
import { CommuneOutlinesService } from './commune-outlines.service';
import { DraftsService } from './drafts.service';
import { ExpiryService } from './expiry.service';
import { IncidentEntity } from './incident.entity';

/** Listed by hand, as migrations are. */
export const incidentEntities = [IncidentEntity, AlertVersionEntity];

@Module({
  imports: [AuditModule, IdentityModule],
  providers: [ApprovalsService, CapImportService, CommuneOutlinesService, DraftsService, ExpiryService],
  exports: [ApprovalsService, CapImportService, CommuneOutlinesService, DraftsService, ExpiryService],
})
export class IncidentsModule {}
