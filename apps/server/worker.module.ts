import { Module } from '@nestjs/common';
import { FanOutJob } from '../../libs/alerting/fan-out.job';
import { SendLaterPageJob, SendPacedPageJob, SendPageJob } from '../../libs/alerting/send-page.job';
import { contexts } from './contexts';
import { Retention } from './retention';

/** The worker role: events become deliveries, deliveries leave. */
@Module({ imports: contexts, providers: [FanOutJob, SendPageJob, SendPacedPageJob, SendLaterPageJob, Retention] })
export class WorkerModule {}
