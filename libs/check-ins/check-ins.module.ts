import { Module } from '@nestjs/common';
import { CheckInsService } from './check-ins.service';

@Module({ providers: [CheckInsService], exports: [CheckInsService] })
export class CheckInsModule {}
