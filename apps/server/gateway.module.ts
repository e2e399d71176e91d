import { Module } from '@nestjs/common';
import { LiveGateway } from '../../libs/situation/live.gateway';
import { contexts } from './contexts';

/** The gateway role: live sockets. */
@Module({ imports: contexts, providers: [LiveGateway] })
export class GatewayModule {}
